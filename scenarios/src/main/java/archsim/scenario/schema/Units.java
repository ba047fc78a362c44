package archsim.scenario.schema;

import archsim.core.spec.Dimension;

/** How quantities of a dimension are written, as patterns for editors. */
final class Units {
  private static final String NUMBER = "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?\\s*";
  private static final String PERIOD = "/\\s*(s|min|m|h|d|day|month)";
  private static final String SIZE = "(B|[kMGT]B?|[KMGT]iB?)";

  private Units() {}

  /** A regular expression for the whole text of a quantity. */
  static String pattern(Dimension dimension) {
    return "^"
        + switch (dimension) {
          case SECONDS -> "(" + NUMBER + "(ns|us|µs|μs|ms|s|m|h|d)|0)";
          case PER_SECOND -> NUMBER + "[kMGB]?" + PERIOD;
          case SHARE -> NUMBER + "%";
          case BYTES -> NUMBER + SIZE;
          case BYTES_PER_SECOND -> NUMBER + "([kMGB]?bit/s|" + SIZE + PERIOD + ")";
          case CORES -> NUMBER + "m?";
          case COUNT -> NUMBER + "[kMGB]?";
          case MONEY -> "\\$?" + NUMBER + "[kMGB]?(" + PERIOD + "|/\\s*vcpu-h)";
          case MONEY_PER_USE -> "\\$?" + NUMBER + "(/|per 1)\\s*[kMGB]?";
          case MONEY_PER_BYTE -> "\\$?" + NUMBER + "/\\s*" + SIZE;
        }
        + "$";
  }

  /** Whether a bare number is such a quantity. */
  static boolean allowsNumber(Dimension dimension) {
    return switch (dimension) {
      case CORES, COUNT -> true;
      case SECONDS, PER_SECOND, SHARE, BYTES, BYTES_PER_SECOND -> false;
      case MONEY, MONEY_PER_USE, MONEY_PER_BYTE -> false;
    };
  }
}
