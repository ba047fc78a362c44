package archsim.components.model;

import archsim.components.keys.Popularity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind that services send statements to, over connections that they may pool. */
public interface Queried extends Buffered {
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

  /**
   * What its busiest replica has to do of a load, times the number of replicas; where all do the
   * same, the sum.
   *
   * @param name of the component
   */
  default double busiest(String name, String resource, List<Load> loads) {
    return loads.stream().mapToDouble(Load::busy).sum();
  }

  /**
   * Requests that ask for the same keys.
   *
   * @param keys the name of the keys, null where none are said
   * @param popularity of these keys
   * @param everywhere whether every replica has to do it
   * @param ranges that each is about, where it has any
   * @param busy seconds per second that a resource is busy with them, at one replica
   */
  record Load(
      @Nullable String keys,
      @Nullable Popularity popularity,
      boolean everywhere,
      int ranges,
      double busy) {}
}
