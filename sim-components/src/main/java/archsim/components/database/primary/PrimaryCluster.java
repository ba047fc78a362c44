package archsim.components.database.primary;

import archsim.components.database.server.Background;
import archsim.components.database.server.Cluster;
import archsim.components.database.server.Commit;
import archsim.components.database.server.Operation;
import archsim.components.database.server.QueryTerms;
import archsim.components.database.server.ReadFrom;
import archsim.components.database.server.Replication;
import archsim.components.database.server.Row;
import archsim.components.database.server.Servers;
import archsim.components.database.server.Setup;
import archsim.components.database.server.Statement;
import archsim.components.database.server.StatementRun;
import archsim.components.database.server.Watch;
import archsim.components.flow.Draw;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Figure;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.core.Clock;
import archsim.core.random.Sampler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A primary and its replicas in one run: writes go to the primary, and from there to the replicas;
 * reads go where the configuration says. When the primary is gone, a replica is promoted after a
 * while; what it has not got by then is lost.
 */
final class PrimaryCluster implements Cluster {
  private static final Handler REFUSAL = request -> request.complete(Outcome.REJECTED);

  private final Replication spec;
  private final Servers servers;
  private final Clock clock;
  private final WriteLog log = new WriteLog();
  private final List<Follower> followers = new ArrayList<>();
  private final Background background;
  private final Draw lag;
  private final Sampler resent;
  private final Election election;
  private final Figure stale;
  private final boolean tracks;
  private final Readers readers;

  // Writes that wait until others have them, in the order of their commits.
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long acknowledged;
  private int primary;

  private record Waiting(StatementRun run, long position) {}

  PrimaryCluster(Setup database, Wiring wiring) {
    spec = database.replication();
    servers = new Servers(database, wiring, spec.serverCount(), Integer.MAX_VALUE, 1);
    clock = wiring.clock();
    background = new Background(servers, wiring);
    lag = wiring.draw("replicationLag", spec.lagOrDefault());
    resent = wiring.sampler("resent", spec.lagOrDefault());
    stale = wiring.figure("stale_ratio", Figure.Kind.SHARE);
    tracks = spec.readers() != ReadFrom.PRIMARY;
    readers = new Readers(this, spec, wiring.sessionSlot("writes"));
    Figure lags = wiring.figure("replication_lag_s", Figure.Kind.TIME);
    Figure lost = wiring.figure("lost_writes", Figure.Kind.COUNT);
    Sampler failover = wiring.sampler("failover", spec.failoverOrDefault());
    int lanes = (int) Math.ceil(database.server().cores());
    for (int i = 0; i < servers.count(); i++) {
      int server = i;
      followers.add(new Follower(i, log, background, clock, lags, lanes, () -> progressed(server)));
    }
    election = new Election(this, clock, failover, lost, wiring::journal);
  }

  @Override
  public Servers servers() {
    return servers;
  }

  /** Which one is the primary, negative where there is none. */
  int primary() {
    return primary;
  }

  Follower follower(int server) {
    return followers.get(server);
  }

  Commit commitMode() {
    return spec.commitMode();
  }

  /** The position of the last write that its client knows of. */
  long acknowledged() {
    return acknowledged;
  }

  boolean hasPrimary() {
    return primary >= 0 && servers.get(primary).isUp();
  }

  @Override
  public Handler unit(Request request, Operation operation, Statement statement) {
    QueryTerms terms = statement.terms();
    if (operation == Operation.WRITE || (terms != null && terms.updates())) {
      if (!hasPrimary()) {
        return REFUSAL;
      }
      background.causedBy(request);
      return servers.get(primary).at(operation, statement, new Writing(statement));
    }
    int server = readers.choose(request);
    if (server < 0) {
      return REFUSAL;
    }
    Watch watch = null;
    if (statement.keys() != null) {
      if (tracks) {
        watch =
            new Reading(
                server,
                statement.rows(request, Operation.READ).stream()
                    .mapToLong(log::version)
                    .max()
                    .orElse(0));
      } else {
        stale.count(false);
      }
    }
    return servers.get(server).at(operation, statement, watch);
  }

  /** Whether it is up and has all that there was when it began. */
  boolean canRead(int server) {
    return servers.get(server).isUp() && followers.get(server).hasCaughtUp();
  }

  private void commit(StatementRun run, Statement statement) {
    List<Row> rows = tracks ? statement.rows(run.request(), Operation.WRITE) : List.of();
    long position = log.append(clock.now(), run.writtenRows(), rows);
    followers.get(primary).has(position);
    for (int i = 0; i < servers.count(); i++) {
      if (i != primary && servers.get(i).isUp()) {
        followers.get(i).ship(lag.next(run.request()), this::acknowledge);
      }
    }
    waiting.add(new Waiting(run, position));
    forget();
    acknowledge();
  }

  /** Answers the clients of writes that whoever has to have them has. */
  private void acknowledge() {
    long upTo = secured();
    while (!waiting.isEmpty() && waiting.getFirst().position() <= upTo) {
      Waiting first = waiting.removeFirst();
      if (first.run().request().isOpen() && !first.run().request().isCancelling()) {
        acknowledged = first.position();
        readers.wrote(first.run().request(), first.position());
        first.run().committed();
      }
    }
  }

  private long secured() {
    return switch (spec.commitMode()) {
      case ASYNC -> log.end();
      case SEMI_SYNC ->
          others().mapToLong(each -> followers.get(each).arrived()).reduce(0, Math::max);
      case SYNC ->
          others()
              .filter(this::canRead)
              .mapToLong(each -> followers.get(each).arrived())
              .reduce(log.end(), Math::min);
    };
  }

  private IntStream others() {
    return IntStream.range(0, servers.count()).filter(i -> i != primary);
  }

  private void progressed(int server) {
    forget();
    election.progressed(server);
  }

  private void forget() {
    long least = log.end();
    for (int i = 0; i < servers.count(); i++) {
      if (servers.get(i).isUp()) {
        least = Math.min(least, followers.get(i).applied());
      }
    }
    log.forget(least);
  }

  @Override
  public void changed(int server) {
    if (servers.get(server).isUp()) {
      begin(server);
    } else {
      followers.get(server).stop();
      if (server == primary) {
        waiting.clear();
        followers.forEach(Follower::cutOff);
        election.primaryIsGone();
      } else {
        election.candidateIsGone(server);
        acknowledge();
      }
    }
  }

  private void begin(int server) {
    if (server == primary) {
      election.primaryIsBack();
      shipToAll();
    } else {
      followers.get(server).catchUp();
      followers.get(server).pump();
      ship(server);
      election.candidateIsBack();
    }
  }

  /** There is no primary until one is promoted. */
  void depose() {
    primary = -1;
  }

  /** A server is the primary from now on; what it has not got is lost. */
  void promote(int server) {
    long end = followers.get(server).arrived();
    log.truncate(end);
    followers.forEach(each -> each.truncate(end));
    acknowledged = Math.min(acknowledged, end);
    primary = server;
    shipToAll();
  }

  private void shipToAll() {
    others().forEach(this::ship);
  }

  private void ship(int server) {
    if (hasPrimary() && server != primary && servers.get(server).isUp()) {
      Follower follower = followers.get(server);
      follower.pump();
      if (follower.arrived() < log.end()) {
        follower.ship(resent.sample(), this::acknowledge);
      }
    }
  }

  /** A write at the primary. */
  private final class Writing implements Watch {
    private final Statement statement;

    Writing(Statement statement) {
      this.statement = statement;
    }

    @Override
    public void commits(StatementRun run) {
      if (run.writes()) {
        commit(run, statement);
      } else {
        run.committed();
      }
    }
  }

  /** A read whose version is looked at. */
  private final class Reading implements Watch {
    private final int server;
    private final long needed;
    private boolean isStale;

    Reading(int server, long needed) {
      this.server = server;
      this.needed = needed;
    }

    @Override
    public void begins() {
      isStale = server != primary && followers.get(server).applied() < needed;
    }

    @Override
    public void ended(Outcome outcome) {
      if (outcome == Outcome.OK) {
        stale.count(isStale);
      }
    }
  }
}
