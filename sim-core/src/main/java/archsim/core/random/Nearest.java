package archsim.core.random;

import archsim.core.Require;
import java.util.List;

/** What a user may have meant: the choice at the smallest edit distance (Levenshtein 1966). */
final class Nearest {
  /** Nobody misspells longer words into one of ours. */
  private static final int LONGEST = 40;

  private Nearest() {}

  /** The first of the nearest choices. */
  static String to(String word, List<String> choices) {
    Require.that(!choices.isEmpty(), "'%s' is not possible here", word);
    String start = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    String nearest = choices.get(0);
    int smallest = Integer.MAX_VALUE;
    for (String choice : choices) {
      int distance = distance(start, choice);
      if (distance < smallest) {
        smallest = distance;
        nearest = choice;
      }
    }
    return nearest;
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
