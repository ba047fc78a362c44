package archsim.exams;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row of an exam file.
 *
 * @param file the name of the file
 * @param line in it, from 2
 * @param model in words
 * @param params of the model, rates per second of its unit of time
 * @param metric which figure is asked for
 * @param exact what the figure is
 */
record ExamRow(
    String file, int line, String id, String model, JsonNode params, String metric, double exact) {

  /** What comes before the first underscore of the id. */
  String family() {
    int end = id.indexOf('_');
    return end < 0 ? id : id.substring(0, end);
  }

  /** The same system, asked for another figure that says the same. */
  ExamRow about(String otherMetric, double otherExact) {
    return new ExamRow(file, line, id, model, params, otherMetric, otherExact);
  }

  double number(String param) {
    JsonNode value = params.get(param);
    if (value == null || !value.isNumber()) {
      throw new IllegalArgumentException("%s has no number %s".formatted(this, param));
    }
    return value.asDouble();
  }

  double number(String param, int index) {
    return params.get(param).get(index).asDouble();
  }

  int count(String param) {
    return (int) number(param);
  }

  String text(String param) {
    return params.get(param).asText();
  }

  /** The q of a metric such as {@code resp_p99.9}. */
  double quantile() {
    return Double.parseDouble(metric.substring(metric.lastIndexOf('p') + 1)) / 100;
  }

  /** The i of a metric such as {@code R[2]}. */
  int index() {
    return Integer.parseInt(metric.substring(metric.lastIndexOf('[') + 1, metric.lastIndexOf(']')));
  }

  @Override
  public String toString() {
    return "%s:%d %s %s".formatted(file, line, id, metric);
  }
}
