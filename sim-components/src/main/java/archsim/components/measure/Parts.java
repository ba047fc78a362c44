package archsim.components.measure;

import archsim.core.InvalidSpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of the parts that time accounts are made of, numbered as they are asked for. */
public final class Parts {
  private static final int MOST = Short.MAX_VALUE;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * The parts of computing.
   *
   * @param demand CPU time
   * @param waiting what sharing the cores added to it
   */
  public record Computing(int demand, int waiting) {}

  /** The number of a part, such as {@code app} and {@code threads.wait}. */
  public int part(String component, String what) {
    int number = numbers.computeIfAbsent(component + "." + what, name -> numbers.size());
    if (number >= MOST) {
      throw new InvalidSpecException(
          String.format(
              Locale.ROOT, "more than %,d components and resources to account for", MOST));
    }
    return number;
  }

  public Computing cpu(String component) {
    return new Computing(part(component, "cpu"), part(component, "cpu.wait"));
  }

  int count() {
    return numbers.size();
  }

  /** All names by number. */
  List<String> names() {
    return new ArrayList<>(numbers.keySet());
  }
}
