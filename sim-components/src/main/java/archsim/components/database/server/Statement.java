package archsim.components.database.server;

import archsim.components.flow.Draw;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.measure.Figure;
import archsim.core.random.Distribution;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks for beyond reading or writing; the same for all visits of one step.
 *
 * @param keys whose key of the request it is about, null where it is about none
 * @param terms what else it asks for, null where it is nothing
 * @param scatter whether all shards have to answer
 * @param ranges that it is about, of a database that has any
 */
public record Statement(
    @Nullable KeySpace keys, @Nullable QueryTerms terms, boolean scatter, int ranges) {
  /** A statement of which nothing is said. */
  public static final Statement PLAIN = new Statement(null, null, false, 1);

  /**
   * Makes what a query asks for, null where it is nothing.
   *
   * @param keys a key space by its name
   * @param draws by purpose
   * @param figures of the database, by name
   */
  public static @Nullable Statement of(
      QuerySpec query,
      Function<String, KeySpace> keys,
      BiFunction<String, Distribution, Draw> draws,
      BiFunction<String, Figure.Kind, Figure> figures) {
    String first = query.parts().get(0).key();
    QueryTerms terms = query.hasTerms() ? QueryTerms.of(query, keys, draws, figures) : null;
    boolean isPlain = first == null && terms == null && !query.scatter() && query.ranges() == 1;
    return isPlain
        ? null
        : new Statement(
            first == null ? null : keys.apply(first), terms, query.scatter(), query.ranges());
  }

  /** Whether it says nothing but what is read or written. */
  boolean isPlain() {
    return keys == null && terms == null && !scatter && ranges == 1;
  }

  /** What a request asks for. */
  public static Statement of(Request request) {
    Statement statement = request.asked(Statement.class);
    return statement == null ? PLAIN : statement;
  }

  /** The row that a request is about; only where {@link #keys} are said. */
  public Row row(Request request) {
    if (terms != null) {
      return terms.parts().get(0).row(request);
    }
    if (keys == null) {
      throw new IllegalStateException("a statement without a key");
    }
    return new Row(keys.name(), key(request));
  }

  /** The rows that a request reads or writes, as far as they have keys. */
  public List<Row> rows(Request request, Operation operation) {
    if (terms == null) {
      return keys == null ? List.of() : List.of(row(request));
    }
    return terms.parts().stream()
        .filter(part -> part.keys() != null && part.operation() == operation)
        .map(part -> part.row(request))
        .toList();
  }

  /** The key that a request is about; only where {@link #keys} are said. */
  public long key(Request request) {
    if (keys == null) {
      throw new IllegalStateException("a statement without a key");
    }
    return request.root().key(keys);
  }
}
