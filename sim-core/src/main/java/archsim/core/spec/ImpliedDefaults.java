package archsim.core.spec;

import java.util.Map;

/**
 * A spec whose missing keys mean something that no {@link Default} can say, because other keys
 * decide it or there is no text for it: as many loops as cores, no timeout.
 */
public interface ImpliedDefaults {
  /**
   * What the keys that are missing mean, in the order of the keys.
   *
   * @return by key, such as {@code queue.limit}: what a user would have written, or {@code none} or
   *     {@code all} where that cannot be written
   */
  Map<String, String> impliedDefaults();
}
