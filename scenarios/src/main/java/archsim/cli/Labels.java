package archsim.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names that are cut to fit a column; those that differ still do. */
final class Labels {
  private static final String CUT = "…";

  private Labels() {}

  /**
   * Each name in at most so many characters. What is left out is in the middle, or wherever the
   * names differ least; where no place will do, they are numbered.
   *
   * @param width at least 8
   */
  static List<String> shortened(List<String> names, int width) {
    return shortened(names, width, (width - 1) / 2);
  }

  /** The same for prose: rather its end is left out. */
  static List<String> withoutEnds(List<String> texts, int width) {
    return shortened(texts, width, width - 1);
  }

  private static List<String> shortened(List<String> names, int width, int best) {
    int distinct = new HashSet<>(names).size();
    for (int head : heads(width, best)) {
      List<String> cut = names.stream().map(name -> cut(name, head, width - 1 - head)).toList();
      if (new HashSet<>(cut).size() == distinct) {
        return cut;
      }
    }
    List<String> kinds = new ArrayList<>(new LinkedHashSet<>(names));
    return names.stream()
        .map(
            name -> {
              String number = Integer.toString(kinds.indexOf(name) + 1);
              return length(name) <= width
                  ? name
                  : cut(name, width - 1 - number.length(), 0) + number;
            })
        .toList();
  }

  /** How much of the beginning to keep: the best, then more and more, then less and less. */
  private static Set<Integer> heads(int width, int best) {
    Set<Integer> heads = new LinkedHashSet<>();
    for (int head = best; head < width; head++) {
      heads.add(head);
    }
    for (int head = best; head >= 0; head--) {
      heads.add(head);
    }
    return heads;
  }

  private static String cut(String name, int head, int tail) {
    int length = length(name);
    return length <= head + 1 + tail
        ? name
        : name.substring(0, name.offsetByCodePoints(0, head))
            + CUT
            + name.substring(name.offsetByCodePoints(0, length - tail));
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
