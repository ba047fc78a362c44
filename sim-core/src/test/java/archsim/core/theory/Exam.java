package archsim.core.theory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of a table of known answers.
 *
 * @param params the parameters as written, by name
 * @param printed the answer as printed
 * @param tolerance the column after the answer
 */
record Exam(
    String id, Map<String, String> params, String metric, String printed, String tolerance) {
  private static final Pattern FIELD =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)|([^,]*)(?:,|$)");
  private static final Pattern PARAM =
      Pattern.compile("\"(\\w+)\":\\s*(\"[^\"]*\"|\\[\\[.*?]]|\\[[^\\]]*]|[^,}]+)");

  static List<Exam> read(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.skip(1).filter(line -> !line.isBlank()).map(Exam::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Exam of(String line) {
    List<String> fields = new ArrayList<>();
    Matcher field = FIELD.matcher(line);
    while (field.find() && fields.size() < 6) {
      fields.add(field.group(1) != null ? field.group(1).replace("\"\"", "\"") : field.group(2));
    }
    Map<String, String> params = new LinkedHashMap<>();
    Matcher param = PARAM.matcher(fields.get(2));
    while (param.find()) {
      params.put(param.group(1), param.group(2).replace("\"", ""));
    }
    return new Exam(fields.get(0), params, fields.get(3), fields.get(4), fields.get(5));
  }

  boolean has(String name) {
    return params.containsKey(name);
  }

  String text(String name) {
    return params.getOrDefault(name, "");
  }

  double number(String name) {
    return Double.parseDouble(text(name));
  }

  int integer(String name) {
    return Integer.parseInt(text(name));
  }

  double[] numbers(String name) {
    return Arrays.stream(text(name).replaceAll("[\\[\\]\\s]", "").split(",", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** A matrix, by rows. */
  double[][] rows(String name) {
    return Arrays.stream(text(name).split("],", -1))
        .map(row -> new Exam("", Map.of("row", row), "", "", "").numbers("row"))
        .toArray(double[][]::new);
  }

  /** The probability of a metric such as wait_p99.9. */
  double probability() {
    return new BigDecimal(metric.substring(metric.lastIndexOf('p') + 1))
        .movePointLeft(2)
        .doubleValue();
  }

  /** The index of a metric such as Q[1]. */
  int index() {
    return Integer.parseInt(metric.replaceAll("\\D", ""));
  }

  double answer() {
    return Double.parseDouble(printed);
  }

  /** The answers have twelve digits, so the last one is uncertain by 5·10⁻¹² at most. */
  double printedPrecision() {
    return Math.abs(answer()) * 5e-12 + 1e-300;
  }

  @Override
  public String toString() {
    return id + " " + metric;
  }
}
