package archsim.random;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints maps, lists and texts as YAML: a line each down to a depth, below it on one line. */
final class YamlText {
  private static final int BLOCKS = 4;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][^{}\\[\\],:#\"']*");

  private YamlText() {}

  static String of(Map<?, ?> document) {
    StringBuilder text = new StringBuilder();
    block(document, 0, text);
    return text.toString();
  }

  private static void block(Map<?, ?> map, int depth, StringBuilder text) {
    map.forEach(
        (key, value) -> {
          text.append("  ".repeat(depth)).append(flow(key)).append(':');
          if (value instanceof Map<?, ?> inner && depth + 1 < BLOCKS && !inner.isEmpty()) {
            text.append('\n');
            block(inner, depth + 1, text);
          } else if (value instanceof List<?> items && depth + 1 < BLOCKS && !items.isEmpty()) {
            text.append('\n');
            String indent = "  ".repeat(depth + 1);
            items.forEach(item -> text.append(indent + "- ").append(flow(item)).append('\n'));
          } else {
            text.append(' ').append(flow(value)).append('\n');
          }
        });
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> flow(entry.getKey()) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    String text = String.valueOf(value);
    return PLAIN.matcher(text).matches() ? text : '"' + text + '"';
  }
}
