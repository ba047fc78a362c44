package archsim.components.model;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Checked} record is given: the scenario around it, and where to say what is wrong.
 */
public interface Findings {
  /** What kind of mistake it is. */
  enum Kind {
    RULE,
    MISSING_FIELD,
    UNKNOWN_ENDPOINT,
    CIRCLE
  }

  /** The name of the component that the record describes, or that it is a part of. */
  String component();

  /** The scenario, as far as it is right. */
  Architecture architecture();

  /** Whether all of the scenario could be read, so that what is missing is not there. */
  boolean isWhole();

  /** Whether a field of a record was written, and is not a default. */
  boolean isWritten(Record record, String field);

  /**
   * Says that something is wrong.
   *
   * @param record that it is wrong with; the message stands at its field
   * @param field as it is written in the file; empty for all of the record
   * @param note what to do, empty where the message says it
   */
  void refuse(Kind kind, Object record, String field, String message, String note);

  /** Says that a field breaks a rule. */
  default void refuse(Object record, String field, String message) {
    refuse(Kind.RULE, record, field, message, "");
  }

  /** A component that has a role; null where there is none, which the references have said. */
  default <R> @Nullable R find(String component, Class<R> role) {
    ComponentSpec spec = architecture().components().get(component);
    return role.isInstance(spec) ? role.cast(spec) : null;
  }

  /** Whether units of a component may be killed, by a fault or for want of memory. */
  default boolean isKilled(String component) {
    Killed spec = find(component, Killed.class);
    return architecture().isStruck(component) || (spec != null && spec.diesByItself());
  }

  /** Refuses what has no effect where no workload has sessions. */
  default void requireSessions(Record record, String field, String what) {
    var sources = architecture().sources().values();
    if (isWhole() && !sources.isEmpty() && sources.stream().noneMatch(SourceSpec::hasSessions)) {
      refuse(
          Kind.RULE,
          record,
          field,
          what + " has no effect: no workload has sessions or users",
          "write for example workloads: {users: {rate: 10/s, to: app,"
              + " sessions: {length: 8 requests, think: exp(3s)}}}");
    }
  }
}
