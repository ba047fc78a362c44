package archsim.components;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind that services send statements to, over connections that they may pool. */
public interface Queried extends ComponentSpec {
  /**
   * Why a query of it cannot say something.
   *
   * @param name of the component
   * @param field that the query has, such as {@code consistency}
   * @param keys by which it asks, null for none
   * @return null where it can
   */
  default @Nullable String refusal(
      String name, String field, @Nullable String keys, Architecture architecture) {
    return null;
  }

  /** Refuses a statement that it does not say the cost of. */
  default void require(
      String statement, String name, Findings findings, Record record, String field) {
    List<String> there = endpoints(any -> List.of());
    if (!there.contains(statement)) {
      findings.refuse(
          Findings.Kind.UNKNOWN_ENDPOINT,
          record,
          field,
          "%s '%s' does not say how long a '%s' takes".formatted(kind(), name, statement),
          "it has %s; give it %s: exp(5ms), for example"
              .formatted(String.join(", ", there), statement));
    }
  }
}
