package archsim.components.database;

import archsim.components.KeySpace;
import archsim.components.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks for beyond reading or writing; the same for all visits of one step.
 *
 * @param keys whose key of the request it is about, null where it is about none
 * @param scatter whether all shards have to answer
 * @param ranges that it is about, of a database that has any
 */
public record Statement(@Nullable KeySpace keys, boolean scatter, int ranges) {
  /** A statement of which nothing is said. */
  public static final Statement PLAIN = new Statement(null, false, 1);

  /** What a request asks for. */
  static Statement of(Request request) {
    Statement statement = request.asked(Statement.class);
    return statement == null ? PLAIN : statement;
  }

  /** The key that a request is about; only where {@link #keys} are said. */
  long key(Request request) {
    if (keys == null) {
      throw new IllegalStateException("a statement without a key");
    }
    return request.root().key(keys);
  }
}
