package archsim.components.step;

import archsim.components.database.server.Operation;
import archsim.components.database.server.PartSpec;
import archsim.components.keys.KeysSpec;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one statement of a query that is no transaction.
 *
 * @param op read or write, null for a read
 * @param key the keys of which the request's own is meant
 * @param table whose key it is
 * @param rows by which the work of the statement is multiplied
 * @param cpu on a core of speed 1, in seconds, null as the database says
 * @param disk operations, null as the database says
 * @param hold how long the row is locked beyond the work of the statement, in seconds
 */
public record SingleStatement(
    @Doc("read or write (default read).") @Nullable Operation op,
    @Doc("The keys of which the request's own is read or written; without it no key matters.")
        @Ref(KeysSpec.class)
        @Nullable String key,
    @Doc("Keys of different tables are different rows (default the name of the keys).")
        @Nullable String table,
    @Doc(
            "Rows it touches, rounded; its work is so many times that of the database's statement"
                + " (default 1).")
        @Unit(Dimension.COUNT)
        @Nullable Distribution rows,
    @Doc("CPU time of it, instead of that of the database's statement; each row takes so much.")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution cpu,
    @Doc("Disk operations of it, instead of those of the database's statement.")
        @Unit(Dimension.COUNT)
        @Nullable Distribution disk,
    @Doc("Locks the row of the key for the statement's own work and for so long after it.")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution hold) {
  public SingleStatement {
    new PartSpec(Operation.READ, key, table, rows, cpu, disk, hold);
  }

  Operation operation() {
    return op == null ? Operation.READ : op;
  }

  boolean isUnsaid() {
    return Stream.of(op, key, table, rows, cpu, disk, hold).allMatch(Objects::isNull);
  }

  PartSpec part() {
    return new PartSpec(operation(), key, table, rows, cpu, disk, hold);
  }
}
