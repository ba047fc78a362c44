package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random stream that is entered at a key: after {@code seek(request, k)} its numbers are those of
 * the k-th draw for that request, whatever was drawn before. A variant of a scenario that draws
 * once more for one request therefore shifts no other request (common random numbers).
 *
 * <p>The key is hashed to the start of a SplitMix64 sequence (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, OOPSLA 2014) with the mixer of Stafford's variant 13.
 */
public final class KeyedRandom implements UniformRandomProvider {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD1B54A32D192ED03L;

  private final long high;
  private final long low;
  private long state;

  KeyedRandom(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /** Goes to the k-th draw for a request. */
  public void seek(long request, long k) {
    state = mix(mix(high + request * GOLDEN) ^ (low + k * SECOND));
  }

  @Override
  public long nextLong() {
    return mix(state += GOLDEN);
  }

  /** Mixes the bits of a number; a bijection. */
  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
