package archsim.components.flow;

import archsim.components.keys.KeySampler;
import archsim.components.keys.Popularity;
import archsim.core.random.KeyedRandom;

/** A named set of keys with their popularity; a request draws one of them at most once. */
public final class KeySpace {
  /** Keys are ranks below 2^48, so those of different spaces are different entries. */
  private static final int ENTRY_SHIFT = 48;

  /** No key drawn yet. */
  static final long NONE = Long.MIN_VALUE;

  private final String name;
  private final long salt;
  private final int index;
  private final Popularity popularity;
  private final KeyedRandom random;
  private final KeySampler sampler;
  private final int purpose;
  private long draws;

  /**
   * @param index of the space among all of the scenario, from 0, in the order of their names
   * @param purpose by which an arrival remembers that it has drawn
   */
  public KeySpace(String name, int index, Popularity popularity, KeyedRandom random, int purpose) {
    this.name = name;
    this.index = index;
    salt = salt(name);
    this.popularity = popularity;
    this.random = random;
    sampler = popularity.sampler(random);
    this.purpose = purpose;
  }

  public String name() {
    return name;
  }

  /** What keys of this space are mixed with where they are hashed. */
  public long salt() {
    return salt;
  }

  /** The same for a name: keys of different spaces then have different hashes. */
  public static long salt(String name) {
    return KeyedRandom.mix(~name.hashCode());
  }

  /** The entry of a cache that a key of this space stands for. */
  public long entry(long key) {
    return key + ((long) index << ENTRY_SHIFT);
  }

  public Popularity popularity() {
    return popularity;
  }

  int index() {
    return index;
  }

  long draw(Root root) {
    random.seek(root.key, root.nextDraw(purpose));
    return sampler.sample(draws++);
  }
}
