package archsim.components.keys;

import archsim.core.InvalidSpecException;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Sampler;

/** How often each key of a set is asked for. */
public interface Popularity {
  /** Draws keys for one run. */
  Sampler sampler(KeyedRandom random);

  static Popularity parse(String text) {
    if (text.isEmpty()) {
      return random -> () -> 1;
    }
    throw new InvalidSpecException("no keys " + text);
  }
}
