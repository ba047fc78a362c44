package archsim.core.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.L64X128Mix;

/**
 * The random streams of one run, each a function of (seed, replication, component, purpose) by
 * SHA-256: adding a component changes no other component's draws, and two variants of a scenario
 * see the same random numbers.
 */
public final class Streams {
  private final long seed;
  private final long replication;

  public Streams(long seed, long replication) {
    this.seed = seed;
    this.replication = replication;
  }

  /** A stream drawn from in order of use, for arrivals and faults (L64X128Mix). */
  public UniformRandomProvider sequential(String component, String purpose) {
    ByteBuffer hash = hash(component, purpose);
    // The first word is the additive constant of the linear generator, the others its state.
    return new L64X128Mix(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  /** A stream entered by request, for every draw that is made for one. */
  public KeyedRandom keyed(String component, String purpose) {
    ByteBuffer hash = hash(component, purpose);
    return new KeyedRandom(hash.getLong(), hash.getLong());
  }

  /** A number for the arrivals of a workload to be keyed by. */
  public long key(String workload) {
    return hash(workload, "key").getLong();
  }

  private ByteBuffer hash(String component, String purpose) {
    byte[] name = component.getBytes(StandardCharsets.UTF_8);
    byte[] use = purpose.getBytes(StandardCharsets.UTF_8);
    ByteBuffer text =
        ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + name.length + use.length);
    text.putLong(seed).putLong(replication).putInt(name.length).put(name).put(use);
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
