package archsim.components.database.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of a database, as written; equal for queries that ask the same.
 *
 * @param parts its statements, one where it is no transaction
 * @param isTransaction whether what its statements lock is kept until the last one is done
 * @param consistency how many servers have to answer, null as the database says
 * @param scatter whether all shards have to answer
 * @param ranges that it is about, of a database that has any
 */
public record QuerySpec(
    List<PartSpec> parts,
    boolean isTransaction,
    LockOrder order,
    @Nullable Consistency consistency,
    boolean scatter,
    int ranges) {
  public QuerySpec {
    parts = List.copyOf(parts);
  }

  /** One statement of which nothing else is said. */
  public static QuerySpec plain(Operation operation) {
    return new QuerySpec(
        List.of(PartSpec.plain(operation)), false, LockOrder.WRITTEN, null, false, 1);
  }

  /** It writes where one of its statements does. */
  public Operation operation() {
    return parts.stream().anyMatch(part -> part.op() == Operation.WRITE)
        ? Operation.WRITE
        : Operation.READ;
  }

  /** The keys of its first statement, null where that is about none. */
  public @Nullable String keys() {
    return parts.get(0).key();
  }

  /** Whether a statement of it locks the row it is about. */
  boolean locks(PartSpec part) {
    return part.key() != null
        && (part.hold() != null || (isTransaction && part.op() == Operation.WRITE));
  }

  /** Whether any of its statements locks a row. */
  public boolean locks() {
    return parts.stream().anyMatch(this::locks);
  }

  /** Whether a write of it costs something else than other writes. */
  public boolean hasOwnWrites() {
    return parts.stream().anyMatch(part -> part.op() == Operation.WRITE && part.hasOwnCost());
  }

  /** Whether it says more than a key and what is done to it. */
  boolean hasTerms() {
    return isTransaction
        || consistency != null
        || parts.stream()
            .anyMatch(
                part ->
                    part.rows() != null
                        || part.cpu() != null
                        || part.disk() != null
                        || part.hold() != null
                        || part.table() != null);
  }
}
