package archsim.components.database.server;

import archsim.components.flow.Draw;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.measure.Figure;
import archsim.core.random.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a query of a run asks for beyond a key and what is done to it: the statements one after the
 * other, what they lock, and who has to answer.
 *
 * @param sorts whether statements run in the order of their rows
 * @param updates whether it has to go where writes go
 * @param consistency how many servers have to answer, null as the database says
 * @param waits for row locks, null where it locks nothing
 * @param timeouts of waits for row locks, null where it locks nothing
 */
public record QueryTerms(
    List<Part> parts,
    boolean sorts,
    boolean updates,
    @Nullable Consistency consistency,
    @Nullable Figure waits,
    @Nullable Figure timeouts) {
  /** The figure of waits for row locks. */
  public static final String LOCK_WAIT = "lock_wait_s";

  /** The figure of statements that waited for a row lock for too long. */
  public static final String LOCK_TIMEOUTS = "lock_timeouts";

  /**
   * One statement.
   *
   * @param keys whose key of the request it is about, null where it is about none
   * @param rows it touches, null for one
   * @param cpu its CPU time, null as the database says
   * @param disk its disk operations, null as the database says
   * @param hold beyond its work, null for none
   */
  record Part(
      Operation operation,
      @Nullable KeySpace keys,
      String table,
      @Nullable Draw rows,
      @Nullable Draw cpu,
      @Nullable Draw disk,
      @Nullable Draw hold,
      boolean locks) {
    /** One of which nothing else is said. */
    static Part plain(Operation operation) {
      return new Part(operation, null, "", null, null, null, null, false);
    }

    /** Whether one of several writes. */
    static boolean writes(List<Part> parts) {
      for (Part part : parts) {
        if (part.operation == Operation.WRITE) {
          return true;
        }
      }
      return false;
    }

    /** The row it is about; only where it has keys. */
    Row row(Request request) {
      if (keys == null) {
        throw new IllegalStateException("a statement without a key");
      }
      return new Row(table, request.root().key(keys));
    }
  }

  /**
   * Makes what a query asks for.
   *
   * @param keys a key space by its name
   * @param draws by purpose
   * @param figures of the database, by name
   */
  static QueryTerms of(
      QuerySpec query,
      Function<String, KeySpace> keys,
      BiFunction<String, Distribution, Draw> draws,
      BiFunction<String, Figure.Kind, Figure> figures) {
    List<Part> parts = new ArrayList<>();
    for (PartSpec part : query.parts()) {
      String prefix = parts.isEmpty() ? "" : parts.size() + "/";
      parts.add(
          new Part(
              part.op(),
              part.key() == null ? null : keys.apply(part.key()),
              part.tableOrKeys(),
              part.rows() == null ? null : draws.apply(prefix + "rows", part.rows()),
              part.cpu() == null ? null : draws.apply(prefix + "cpu", part.cpu()),
              part.disk() == null ? null : draws.apply(prefix + "disk", part.disk()),
              part.hold() == null ? null : draws.apply(prefix + "hold", part.hold()),
              query.locks(part)));
    }
    boolean locks = query.locks();
    return new QueryTerms(
        List.copyOf(parts),
        query.order() == LockOrder.SORTED,
        locks || query.operation() == Operation.WRITE,
        query.consistency(),
        locks ? figures.apply(LOCK_WAIT, Figure.Kind.TIME) : null,
        locks ? figures.apply(LOCK_TIMEOUTS, Figure.Kind.COUNT) : null);
  }

  /** The statements in the order in which a request runs them. */
  List<Part> inOrder(Request request) {
    if (!sorts) {
      return parts;
    }
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparing(part -> part.keys() == null ? Row.NONE : part.row(request)));
    return sorted;
  }
}
