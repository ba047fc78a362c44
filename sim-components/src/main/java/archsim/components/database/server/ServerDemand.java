package archsim.components.database.server;

import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.demand.Range;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a query needs of the one server that runs it, on average. */
public final class ServerDemand {
  private static final Distribution ONCE = new Constant(1);

  private final Setup spec;

  public ServerDemand(Setup spec) {
    this.spec = spec;
  }

  /** All of its statements on one connection. */
  public void add(QueryProfile asked, Demand demand) {
    add(asked, demand, each -> {});
  }

  /**
   * The same, with what follows once its writes are in the log. A write that comes during a flush
   * waits for the rest of it, E[F²]/2E[F] on average (inspection paradox), and is in the next one.
   */
  public void add(QueryProfile asked, Demand demand, Consumer<Demand> commit) {
    addStatements(asked, demand);
    Distribution flush = spec.storage().groupCommit();
    if (flush != null && asked.operation() == Operation.WRITE) {
      double rest = flush.mean() == 0 ? 0 : flush.secondMoment() / (2 * flush.mean());
      demand.take(LeastTime.of(flush), rest);
    }
    commit.accept(demand);
    demand.holdAllAlong("connections", 1);
  }

  /** What its statements need, and how long its rows are held. */
  public void addStatements(QueryProfile asked, Demand demand) {
    for (PartSpec part : asked.query().parts()) {
      addWork(
          part, spec.storage().hasBuffer() ? asked.hits().applyAsDouble(part.key()) : 0, demand);
      if (part.hold() != null) {
        demand.take(LeastTime.of(part.hold()));
      }
      if (part.key() != null && asked.query().locks(part)) {
        addRow(part, part.key(), asked.query().parts().size() == 1, demand);
      }
    }
  }

  /** How long the row that is asked for most is locked: at least while its statement runs. */
  private void addRow(PartSpec part, String keys, boolean isAlone, Demand demand) {
    String row = Demand.ROW + part.tableOrKeys();
    double share = demand.around().hottest(keys);
    if (isAlone) {
      demand.holdAllAlong(row, share);
    } else {
      double work = cpu(part).mean() / demand.around().speed();
      double hold = part.hold() == null ? 0 : part.hold().mean();
      demand.hold(row, Range.atLeast(share * (work * part.meanRows() + hold)));
    }
  }

  private Distribution cpu(PartSpec part) {
    return part.cpu() == null ? some(spec.server().statement(part.op())).cpu() : part.cpu();
  }

  private static StatementSpec some(@Nullable StatementSpec statement) {
    if (statement == null) {
      throw new IllegalArgumentException("no such statement");
    }
    return statement;
  }

  /** What applying its writes needs of another server. */
  public void addApplying(QueryProfile asked, Demand demand) {
    for (PartSpec part : asked.query().parts()) {
      if (part.op() == Operation.WRITE) {
        addWork(part.applied(), 0, demand);
      }
    }
  }

  /** What the primary does for it and the other servers do not, or do at another cost. */
  public void addOfPrimaryAlone(QueryProfile asked, Demand demand) {
    for (PartSpec part : asked.query().parts()) {
      if (part.op() == Operation.READ || part.hasOwnCost()) {
        addWork(part, 0, demand);
      }
    }
  }

  private void addWork(PartSpec part, double hits, Demand demand) {
    StatementSpec statement = some(spec.server().statement(part.op()));
    Distribution rows = part.rows() == null ? ONCE : part.rows();
    Distribution cpu = cpu(part);
    Distribution operations = part.disk() == null ? statement.disk() : part.disk();
    demand.compute(LeastTime.of(cpu).repeated(rows, 1));
    DiskSpec disk = spec.server().disk();
    if (disk == null) {
      return;
    }
    double missed = part.op() == Operation.READ ? 1 - hits : 1;
    if (missed == 1) {
      addDisk(disk, operations, rows, demand);
    } else {
      demand.choose(List.of(missed), List.of(each -> addDisk(disk, operations, rows, each)));
    }
  }

  private static void addDisk(DiskSpec disk, Distribution done, Distribution rows, Demand demand) {
    double rest = disk.operation() - disk.interval();
    demand.busy("disk", LeastTime.of(disk.interval()).repeated(done, 1).repeated(rows, 1));
    demand.take(LeastTime.of(rest).repeated(done, 1).repeated(rows, 1));
  }
}
