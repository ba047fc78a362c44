package archsim.scenario;

import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.DefaultInUse;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Diagnostics;
import archsim.scenario.yaml.Document;
import archsim.scenario.yaml.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading a scenario gave: the scenario, or what is wrong with it. */
public final class ReadResult {
  private static final int MOST_SHOWN = 20;

  private final @Nullable Scenario scenario;
  private final Diagnostics diagnostics;
  private final Document document;
  private final List<DefaultInUse> defaults;
  private final Written written;

  ReadResult(
      @Nullable Scenario scenario,
      Diagnostics diagnostics,
      Document document,
      List<DefaultInUse> defaults,
      Written written) {
    this.scenario = scenario;
    this.diagnostics = diagnostics;
    this.document = document;
    this.defaults = List.copyOf(defaults);
    this.written = written;
  }

  /** Why there is no scenario. */
  public enum Kind {
    /** There is one. */
    VALID,
    /** The file was read, and is wrong. */
    INVALID,
    /** The file could not be read. */
    UNREADABLE
  }

  public Kind kind() {
    if (diagnostics.isEmpty()) {
      return Kind.VALID;
    }
    boolean unreadable = diagnostics().stream().anyMatch(d -> d.code() == Code.UNREADABLE);
    return unreadable ? Kind.UNREADABLE : Kind.INVALID;
  }

  public boolean isValid() {
    return kind() == Kind.VALID;
  }

  /**
   * The scenario.
   *
   * @throws IllegalStateException if it is not valid
   */
  public Scenario scenario() {
    if (scenario == null || !isValid()) {
      throw new IllegalStateException("the scenario is not valid:\n" + text());
    }
    return scenario;
  }

  /** What could be bound even though something is wrong; null where the whole could not. */
  public @Nullable Scenario bound() {
    return scenario;
  }

  /** What is wrong, sorted by place; at most 1,000. */
  public List<Diagnostic> diagnostics() {
    return diagnostics.sorted();
  }

  /** What is wrong, as text for a terminal; empty where nothing is. */
  public String text() {
    return diagnostics.text(MOST_SHOWN);
  }

  /**
   * What is wrong, as text for a terminal.
   *
   * @param most how many messages to show; the rest is counted
   */
  public String text(int most) {
    return diagnostics.text(most);
  }

  /** The file as read, merged, overridden and filled in. */
  public Document document() {
    return document;
  }

  /** The defaults that took effect, in the order of the fields. */
  public List<DefaultInUse> defaults() {
    return defaults;
  }

  /** The records that could be bound, and where each of them stands. */
  public Written written() {
    return written;
  }

  /** The same result with one more mistake, found by a later check. */
  public ReadResult with(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    return this;
  }
}
