package archsim.scenario.yaml;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The word that a user probably meant: the one at the smallest Damerau–Levenshtein distance
 * (insertions, deletions, substitutions and swaps of neighbours; the restricted form), if that is
 * at most a third of the longer one's length (1 from 3 characters on), or it differs in case and
 * punctuation alone.
 */
public final class Suggestion {
  private static final int LONGEST = 64;

  private Suggestion() {}

  /** The closest of the candidates, the first of equals; null where none is close. */
  public static @Nullable String closest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (candidate.length() > LONGEST) {
        continue;
      }
      int distance = plain(word).equals(plain(candidate)) ? 0 : distance(word, candidate);
      int longer = Math.max(word.length(), candidate.length());
      int allowed = longer < 3 ? 0 : Math.max(1, longer / 3);
      if (distance <= allowed && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** "did you mean 'x'?", empty where nothing is close. */
  public static String label(String word, Collection<String> candidates) {
    String closest = closest(word, candidates);
    return closest == null ? "" : "did you mean '" + closest + "'?";
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
