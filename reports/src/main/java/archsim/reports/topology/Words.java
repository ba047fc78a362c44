package archsim.reports.topology;

import archsim.reports.Measure;
import org.jspecify.annotations.Nullable;

/** What drawings say in a few words. */
final class Words {
  private static final double FEW_ERRORS = 0.0005;

  private static final double MIDDLE = 0.7;
  private static final int PALE = 0xEEF3F8;
  private static final int STRONG = 0xF2B76B;
  private static final int DARK = 0x9C2A1B;

  private Words() {}

  /** The kind and how many there are: {@code service × 3}. */
  static String kind(Graph.Node node) {
    return node.replicas() == 1
        ? node.kind()
        : node.kind() + " × " + Measure.count(node.replicas());
  }

  /** How busy it is: {@code cpu 27.4 %}; empty where that is not known. */
  static String busy(Graph.Node node) {
    Graph.Busy busiest = node.busiest();
    return busiest == null
        ? ""
        : busiest.resource() + " " + Measure.SHARE.text(busiest.utilisation());
  }

  /** What goes over a link: {@code 200 /s, 1.2 % not ok}; empty where that is not known. */
  static String traffic(Graph.@Nullable Traffic traffic) {
    if (traffic == null) {
      return "";
    }
    return fails(traffic) ? rate(traffic) + ", " + errors(traffic) : rate(traffic);
  }

  static String rate(Graph.Traffic traffic) {
    return Measure.RATE.text(traffic.perS());
  }

  static String errors(Graph.Traffic traffic) {
    return Measure.SHARE.text(traffic.errors()) + " not ok";
  }

  static boolean fails(Graph.@Nullable Traffic traffic) {
    return traffic != null && traffic.errors() >= FEW_ERRORS;
  }

  /** The background of a box, from pale to dark as utilisation grows: it is told in grey too. */
  static String fill(Graph.Node node) {
    Graph.Busy busiest = node.busiest();
    if (busiest == null) {
      return "#ffffff";
    }
    double share = Math.max(0, Math.min(1, busiest.utilisation()));
    return share <= MIDDLE
        ? between(PALE, STRONG, share / MIDDLE)
        : between(STRONG, DARK, (share - MIDDLE) / (1 - MIDDLE));
  }

  /** The colour of text on it. */
  static String ink(Graph.Node node) {
    Graph.Busy busiest = node.busiest();
    return busiest != null && busiest.utilisation() > 0.85 ? "#ffffff" : "#222222";
  }

  private static String between(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xFF;
      int b = (to >> shift) & 0xFF;
      mixed = (mixed << 8) | (int) Math.round(a + (b - a) * share);
    }
    return "#%06x".formatted(mixed);
  }
}
