package archsim.components.database.quorum;

import archsim.components.database.server.Background;
import archsim.components.database.server.Cluster;
import archsim.components.database.server.Copies;
import archsim.components.database.server.Operation;
import archsim.components.database.server.QueryTerms;
import archsim.components.database.server.Row;
import archsim.components.database.server.Server;
import archsim.components.database.server.Servers;
import archsim.components.database.server.Setup;
import archsim.components.database.server.Statement;
import archsim.components.database.server.StatementRun;
import archsim.components.database.server.Watch;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.Fork;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Figure;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Uniform;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a run of which N hold each key: a write goes to all owners that are up and is
 * answered when W have it, a read asks R of them. Where fewer are up than have to answer, the query
 * is refused. An owner gets what it has missed once it is up.
 */
final class QuorumCluster implements Cluster {
  private final Copies spec;
  private final Servers servers;
  private final Edge branches;
  private final Partitioning partitioning;
  private final Versions versions = new Versions();
  private final Hints hints;
  private final Background background;
  private final Draw choice;
  private final Figure stale;

  QuorumCluster(Setup database, Wiring wiring) {
    spec = database.copies();
    servers =
        new Servers(database, wiring, spec.serverCount(), Integer.MAX_VALUE, spec.dataShare());
    branches = wiring.branches();
    PartitioningSpec way =
        database.spread().partitioning() == null ? Copies.ring() : database.spread().partitioning();
    long seed = KeyedRandom.mix(wiring.name().hashCode());
    partitioning = way.create(spec.serverCount(), 0, seed);
    background = new Background(servers, wiring);
    int lanes = (int) Math.ceil(database.server().cores());
    Figure level = wiring.figure("hints", Figure.Kind.LEVEL);
    hints = new Hints(servers, background, wiring.clock(), level, lanes);
    choice = wiring.draw("owners", new Uniform(0, 1));
    stale = wiring.figure("stale_ratio", Figure.Kind.SHARE);
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public void changed(int server) {
    if (servers.get(server).isUp()) {
      hints.handOver(server);
    } else {
      hints.stop(server);
    }
  }

  @Override
  public Handler unit(Request request, Operation operation, Statement statement) {
    return each -> serve(each, operation, statement);
  }

  private void serve(Request request, Operation operation, Statement statement) {
    QueryTerms terms = statement.terms();
    int needed = spec.needed(terms == null ? null : terms.consistency());
    int[] owners = owners(request, statement);
    int[] up = Arrays.stream(owners).filter(each -> servers.get(each).isUp()).toArray();
    if (up.length < needed) {
      request.complete(Outcome.REJECTED);
    } else if (operation == Operation.WRITE) {
      background.causedBy(request);
      new Write(request, statement, owners, up).begin(needed);
    } else {
      new Read(request, statement, up).begin(needed);
    }
  }

  private int[] owners(Request request, Statement statement) {
    return statement.keys() != null
        ? partitioning.owners(statement.key(request), spec.owners())
        : anyOf(request, spec.serverCount(), spec.owners());
  }

  /** Some of so many, drawn at random, in random order. */
  private int[] anyOf(Request request, int all, int some) {
    int[] numbers = new int[all];
    Arrays.setAll(numbers, i -> i);
    for (int i = 0; i < some; i++) {
      int other = i + choice.nextInt(request, all - i);
      int drawn = numbers[other];
      numbers[other] = numbers[i];
      numbers[i] = drawn;
    }
    return Arrays.copyOf(numbers, some);
  }

  private static @Nullable Row row(Request request, Statement statement) {
    return statement.keys() == null ? null : statement.row(request);
  }

  private static void answer(Request request, Outcome outcome) {
    if (request.isOpen()) {
      request.complete(outcome);
    }
  }

  /** A write at all owners that are up. */
  private final class Write {
    private final Request request;
    private final Statement statement;
    private final int[] owners;
    private final int[] up;
    private final boolean[] done;
    private final @Nullable Row row;
    private final Versions.@Nullable Copy copy;
    private final long version = versions.next();
    private boolean anywhere;
    private int left;
    private int begun;
    private double rows = 1;

    Write(Request request, Statement statement, int[] owners, int[] up) {
      this.request = request;
      this.statement = statement;
      this.owners = owners;
      this.up = up;
      done = new boolean[up.length];
      row = row(request, statement);
      copy = row == null ? null : versions.begin(row, owners);
      left = up.length;
    }

    void begin(int needed) {
      Fork fork = new Fork(request, branches, false, up.length, needed, false, this::isDecided);
      request.heldBy(fork);
      fork.begin(
          (child, i) -> {
            begun++;
            Server owner = servers.get(up[i]);
            branches.deliver(child, owner.at(Operation.WRITE, statement, new AtOwner(i)));
          });
      // What the first ones set free may have cancelled the others before they begin.
      if (begun < up.length) {
        end(up.length - begun);
      }
    }

    private void end(int more) {
      left -= more;
      if (left == 0) {
        isOver();
      }
    }

    private void isDecided(Outcome outcome) {
      if (outcome == Outcome.OK && copy != null) {
        copy.acknowledge(version);
      }
      answer(request, outcome);
    }

    private void isOver() {
      for (int owner : owners) {
        if (anywhere && !has(owner)) {
          hints.add(owner, new Hints.Hint(rows, () -> gotIt(owner)));
        }
      }
      if (row != null && copy != null) {
        versions.end(row, copy);
      }
    }

    private boolean has(int owner) {
      for (int i = 0; i < up.length; i++) {
        if (up[i] == owner) {
          return done[i];
        }
      }
      return false;
    }

    private void gotIt(int owner) {
      if (row != null && copy != null) {
        copy.has(owner, version);
        versions.settle(row, copy);
      }
    }

    /** The write at one owner. */
    private final class AtOwner implements Watch {
      private final int number;

      AtOwner(int number) {
        this.number = number;
      }

      @Override
      public void commits(StatementRun run) {
        rows = run.writtenRows();
        run.committed();
      }

      @Override
      public void ended(Outcome outcome) {
        if (outcome == Outcome.OK) {
          done[number] = true;
          anywhere = true;
          if (copy != null) {
            copy.has(up[number], version);
          }
        }
        end(1);
      }
    }
  }

  /** A read of so many owners. */
  private final class Read {
    private final Request request;
    private final Statement statement;
    private final int[] up;
    private final Versions.@Nullable Copy copy;
    private final long needs;
    private long best;

    Read(Request request, Statement statement, int[] up) {
      this.request = request;
      this.statement = statement;
      this.up = up;
      Row row = row(request, statement);
      copy = row == null ? null : versions.find(row);
      needs = copy == null ? 0 : copy.acknowledged();
    }

    void begin(int needed) {
      int first = up.length == needed ? 0 : choice.nextInt(request, up.length);
      Fork fork = new Fork(request, branches, false, needed, needed, false, this::isDecided);
      request.heldBy(fork);
      fork.begin(
          (child, i) -> {
            int server = up[(first + i) % up.length];
            Handler owner =
                servers
                    .get(server)
                    .at(Operation.READ, statement, copy == null ? null : new Answer(server, copy));
            branches.deliver(child, owner);
          });
    }

    private void isDecided(Outcome outcome) {
      if (outcome == Outcome.OK && statement.keys() != null) {
        stale.count(best < needs);
      }
      answer(request, outcome);
    }

    /** The read at one owner. */
    private final class Answer implements Watch {
      private final int server;
      private final Versions.Copy read;
      private long found;

      Answer(int server, Versions.Copy read) {
        this.server = server;
        this.read = read;
      }

      @Override
      public void begins() {
        found = read.heldBy(server);
      }

      @Override
      public void ended(Outcome outcome) {
        if (outcome == Outcome.OK) {
          best = Math.max(best, found);
        }
      }
    }
  }
}
