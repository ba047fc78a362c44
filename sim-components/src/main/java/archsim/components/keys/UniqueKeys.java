package archsim.components.keys;

import archsim.core.random.KeyedRandom;

/** Every draw is a key of its own, 1, 2, 3, …, which never comes again. */
public record UniqueKeys() implements Popularity {
  @Override
  public long size() {
    return 0;
  }

  /** 0, whatever the rank: no key is asked for a second time. */
  @Override
  public double probability(long rank) {
    return 0;
  }

  @Override
  public KeyGroups groups() {
    return new KeyGroups(new double[0], new double[0]);
  }

  @Override
  public KeySampler sampler(KeyedRandom random) {
    return number -> number + 1;
  }

  @Override
  public double hitRatio(long entries) {
    return 0;
  }
}
