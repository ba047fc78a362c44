package archsim.components.database.server;

import archsim.components.keys.KeysSpec;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a transaction, or the only one of a query.
 *
 * @param rows by which its work is multiplied; 0.4 is one row for 40 % of the requests
 * @param cpu on a core of speed 1, in seconds, null as the database says
 * @param disk operations, null as the database says
 * @param hold how long its locks are kept beyond its work, in seconds
 */
@Doc("One statement of a transaction.")
public record PartSpec(
    @Doc("read or write.") @Default("read") Operation op,
    @Doc("The keys of which the request's own is read or written; a write locks it.")
        @Ref(KeysSpec.class)
        @Nullable String key,
    @Doc("Keys of different tables are different rows (default the name of the keys).")
        @Nullable String table,
    @Doc("Rows it touches; its work is so many times that of the database's statement.")
        @Unit(Dimension.COUNT)
        @Nullable Distribution rows,
    @Doc("CPU time of it, instead of that of the database's statement; each row takes so much.")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution cpu,
    @Doc("Disk operations of it, instead of those of the database's statement.")
        @Unit(Dimension.COUNT)
        @Nullable Distribution disk,
    @Doc("Time after its work, as the client thinks; a read with hold locks its row too.")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution hold) {
  public PartSpec {
    Require.field("table", table == null || key != null, "says whose key it is; there is no key");
    Require.field("hold", hold == null || key != null, "locks a key; say which: key: item");
  }

  /** One of which nothing else is said. */
  static PartSpec plain(Operation op) {
    return new PartSpec(op, null, null, null, null, null, null);
  }

  /** The same work, at the database's own cost: as another server applies it. */
  PartSpec applied() {
    return new PartSpec(op, key, table, rows, null, null, hold);
  }

  /** Whether it costs something else than other statements of its kind. */
  boolean hasOwnCost() {
    return cpu != null || disk != null;
  }

  /** The row is of this table. */
  String tableOrKeys() {
    return table == null ? String.valueOf(key) : table;
  }

  double meanRows() {
    return rows == null ? 1 : rows.mean();
  }
}
