package archsim.components.database.server;

import java.util.Comparator;

/** A row that statements read, write and lock: a key of a table. */
public record Row(String table, long key) implements Comparable<Row> {
  /** Comes before all rows. */
  static final Row NONE = new Row("", Long.MIN_VALUE);

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::table).thenComparingLong(Row::key);

  @Override
  public int compareTo(Row other) {
    return ORDER.compare(this, other);
  }
}
