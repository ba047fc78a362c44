package archsim.components.partition;

import archsim.core.spec.Doc;

/** How keys are divided among servers. */
public enum By {
  @Doc("By a hash of the key modulo the number of servers; nearly all keys move when that changes.")
  HASH,
  @Doc("By points on a ring of hashes; only the share of the server that joins or leaves moves.")
  CONSISTENT_HASH,
  @Doc("By ranges of the keys; a range is split in two when a server joins.")
  RANGE
}
