package archsim.core.experiment;

import archsim.core.experiment.Slo.Metric;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that promises are made of, and which of them a wrong one may have meant. */
final class SloWords {
  /** How far a typing error may lie from the word. */
  private static final int NEAR = 2;

  private static final Pattern PERCENTILE =
      Pattern.compile("[a-z]*(\\d{2})\\.?(\\d*)(?:th|%)?", Pattern.CASE_INSENSITIVE);

  /** What others call the figures. */
  private static final List<Figure> ELSEWHERE =
      List.of(
          called("p99", "latency", "responsetime", "response_time", "response-time", "duration"),
          called("p50", "median"),
          called("mean", "avg", "average"),
          called("max", "maximum", "worst"),
          called(
              "errors",
              "errorrate",
              "error_rate",
              "error-rate",
              "error_ratio",
              "failures",
              "failed"),
          called("throughput", "rps", "qps", "tps", "rate"),
          called("util(db.cpu)", "utilisation", "utilization", "cpu", "load"),
          called("wait(app.threads)", "waiting", "queueing"),
          called("availability", "uptime"),
          called("hitRatio(orders)", "hitrate", "hit_ratio", "hits"));

  private SloWords() {}

  /** A figure of promises, and what others call it. */
  private record Figure(String word, List<String> elsewhere) {}

  private static Figure called(String word, String... elsewhere) {
    return new Figure(word, List.of(elsewhere));
  }

  /** What a wrong word may have meant, empty where nothing is close. */
  static String meant(String word) {
    Matcher percentile = PERCENTILE.matcher(word);
    if (percentile.matches()) {
      String fraction = percentile.group(2);
      return "p" + percentile.group(1) + (fraction.isEmpty() ? "" : "." + fraction);
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return ELSEWHERE.stream()
        .filter(figure -> figure.elsewhere().contains(lower))
        .map(Figure::word)
        .findFirst()
        .orElseGet(() -> nearest(lower));
  }

  private static String nearest(String word) {
    return all().stream()
        .filter(known -> distance(word, name(known)) <= Math.min(NEAR, word.length() / 2))
        .min(Comparator.comparingInt(known -> distance(word, name(known))))
        .orElse("");
  }

  static List<String> all() {
    return Stream.concat(
            Stream.of("p50", "p99", "p99.9", "mean"),
            Arrays.stream(Metric.values())
                .filter(metric -> metric != Metric.LATENCY)
                .map(Metric::example))
        .toList();
  }

  private static String name(String word) {
    int parenthesis = word.indexOf('(');
    return (parenthesis < 0 ? word : word.substring(0, parenthesis)).toLowerCase(Locale.ROOT);
  }

  /** How many characters to insert, delete or replace to make one word the other (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
