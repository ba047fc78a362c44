package archsim.core.random;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of measurements beside a scenario. Blank lines and those that begin with {@code #} are
 * comments; anything else that cannot be read is an error with its line.
 *
 * @param name as the user wrote it
 * @param lines of the file
 * @param dimension of the values
 */
record MeasuredFile(String name, List<String> lines, Dimension dimension) {
  private static final Pattern PLAIN = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Reads the file that is the argument of a call; it must lie inside the folder. */
  static MeasuredFile of(Arguments arguments) {
    List<String> lines = arguments.fileText("file").lines().toList();
    return new MeasuredFile(arguments.text("file"), lines, arguments.dimension());
  }

  /**
   * One value per line, with a unit; a bare number is in the SI unit of the values, so in seconds
   * where they are durations.
   */
  Empirical values() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = content(i);
      if (line != null) {
        values.add(value(i, line));
      }
    }
    Require.that(!values.isEmpty(), "'%s' holds no value", name);
    return new Empirical(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * The percentile output of HdrHistogram, columns {@code Value Percentile TotalCount
   * 1/(1-Percentile)} with the values in ms, as tools that print it have them. The quantiles are
   * joined by straight lines.
   */
  Percentiles percentiles() {
    Require.that(
        dimension == Dimension.SECONDS,
        "hdr holds durations, and cannot stand for %s",
        dimension.noun());
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = content(i);
      if (line != null && !line.startsWith("Value")) {
        String[] columns = BLANKS.split(line, -1);
        Require.that(
            columns.length >= 2
                && PLAIN.matcher(columns[0]).matches()
                && PLAIN.matcher(columns[1]).matches(),
            "line %d of '%s' must be 'Value Percentile TotalCount 1/(1-Percentile)', was '%s'",
            i + 1,
            name,
            Call.shortened(line));
        points.add(
            new double[] {Double.parseDouble(columns[1]), Double.parseDouble(columns[0]) / 1000});
      }
    }
    return new Percentiles(
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray());
  }

  private @Nullable String content(int index) {
    String line = lines.get(index).trim();
    return line.isEmpty() || line.startsWith("#") ? null : line;
  }

  private double value(int index, String line) {
    if (PLAIN.matcher(line).matches()) {
      return Double.parseDouble(line);
    }
    try {
      double value = Quantity.parse(dimension, line);
      Require.that(value >= 0, "'%s' is negative", line);
      return value;
    } catch (InvalidSpecException e) {
      throw e.within("line %s of '%s' must hold one value: ".formatted(index + 1, name), "");
    }
  }
}
