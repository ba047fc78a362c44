package archsim.scenario.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with a scenario, and keeps the sources to show it in. */
public final class Diagnostics {
  /** More are counted, not kept. */
  static final int MOST_KEPT = 1_000;

  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final List<Diagnostic> kept = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private int count;

  /** Makes a source known; messages are sorted by the order in which sources came. */
  public void addSource(Source source) {
    sources.putIfAbsent(source.name(), source);
  }

  /**
   * Adds one. What an anchor shares is bound once for each of its users, so one mistake may come
   * several times; it is said once.
   */
  public void add(Diagnostic diagnostic) {
    boolean isShared = diagnostic.place().line() > 0 && !diagnostic.label().isEmpty();
    if (isShared && !said.add(diagnostic.code() + " " + diagnostic.place() + diagnostic.label())) {
      return;
    }
    count++;
    if (kept.size() < MOST_KEPT) {
      kept.add(diagnostic);
    }
  }

  /** How many there are, those not kept included. */
  public int count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** All that were kept, sorted by place. */
  public List<Diagnostic> sorted() {
    List<String> order = List.copyOf(sources.keySet());
    List<Diagnostic> sorted = new ArrayList<>(kept);
    sorted.sort(
        Comparator.comparingInt((Diagnostic d) -> rank(order, d.place().file()))
            .thenComparingInt(d -> d.place().line())
            .thenComparingInt(d -> d.place().column()));
    return sorted;
  }

  /**
   * All messages as text, with the lines they are about.
   *
   * @param most how many to show; the rest is counted
   */
  public String text(int most) {
    StringBuilder text = new StringBuilder();
    List<Diagnostic> sorted = sorted();
    int shown = Math.min(most, sorted.size());
    for (Diagnostic diagnostic : sorted.subList(0, shown)) {
      new DiagnosticText(sources, text).append(diagnostic);
      text.append('\n');
    }
    if (count > shown) {
      int more = count - shown;
      text.append("... and ").append(more).append(more == 1 ? " more error\n" : " more errors\n");
    }
    return text.toString();
  }

  private static int rank(List<String> order, String file) {
    int index = order.indexOf(file);
    return index < 0 ? order.size() : index;
  }
}
