package archsim.components.partition;

import archsim.core.random.KeyedRandom;

/**
 * The hashes of keys and servers, each seed with others. Servers are hashed another way than keys:
 * otherwise the first keys would fall onto the points of the first server.
 */
record Hashing(long seed) {
  private static final long KEYS = 0xC2B2AE3D27D4EB4FL;
  private static final long SERVERS = 0x165667B19E3779F9L;

  long ofKey(long key) {
    return KeyedRandom.mix(key ^ KeyedRandom.mix(seed ^ KEYS));
  }

  /** Where the points of a server begin. */
  long ofServer(int server) {
    return KeyedRandom.mix(KeyedRandom.mix(seed ^ SERVERS) + server);
  }
}
