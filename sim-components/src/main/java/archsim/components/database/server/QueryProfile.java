package archsim.components.database.server;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A query and what is known of the keys it is about, for what can be said without simulating.
 *
 * @param hits the share of disk operations of reads that memory spares, by the name of the keys
 */
public record QueryProfile(QuerySpec query, ToDoubleFunction<@Nullable String> hits) {
  /** What is done. */
  public Operation operation() {
    return query.operation();
  }
}
