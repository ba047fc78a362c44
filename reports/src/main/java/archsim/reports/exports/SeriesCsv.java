package archsim.reports.exports;

import archsim.core.results.SeriesResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Series as comma-separated values (RFC 4180): a row for each bucket, its end in seconds in the
 * first column, an empty field where a bucket has no value.
 */
public final class SeriesCsv {
  private static final String LINE_END = "\r\n";

  private SeriesCsv() {}

  public static String of(SeriesResult series) {
    StringBuilder csv = new StringBuilder("t_s");
    series.values().keySet().forEach(name -> csv.append(',').append(quoted(name)));
    csv.append(LINE_END);
    for (int i = 0; i < series.tS().size(); i++) {
      csv.append(series.tS().get(i));
      for (Map.Entry<String, List<@Nullable Double>> column : series.values().entrySet()) {
        Double value = i < column.getValue().size() ? column.getValue().get(i) : null;
        csv.append(',').append(value == null ? "" : value.toString());
      }
      csv.append(LINE_END);
    }
    return csv.toString();
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
