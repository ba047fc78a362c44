package archsim.components.database.primary;

import archsim.components.database.server.Commit;
import archsim.components.database.server.Servers;
import archsim.components.measure.Figure;
import archsim.core.Clock;
import archsim.core.random.Sampler;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Who becomes the primary when it is gone for as long as a failover takes: the replica that has
 * most of its writes, once it has applied them. Unless clients are answered before anybody else has
 * a write, only one that has all writes that clients know of may: without it there is no primary
 * until such a server is back.
 */
final class Election {
  private static final int NOBODY = -1;

  private final PrimaryCluster cluster;
  private final Clock clock;
  private final Sampler failover;
  private final Figure lost;
  private final Consumer<String> journal;
  private boolean due;
  private int promoting = NOBODY;
  private int outages;

  Election(
      PrimaryCluster cluster,
      Clock clock,
      Sampler failover,
      Figure lost,
      Consumer<String> journal) {
    this.cluster = cluster;
    this.clock = clock;
    this.failover = failover;
    this.lost = lost;
    this.journal = journal;
  }

  void primaryIsGone() {
    int outage = ++outages;
    clock.schedule(
        failover.sample(),
        () -> {
          if (outage == outages) {
            cluster.depose();
            due = true;
            elect();
          }
        });
  }

  /** It is back before anybody took its place, and goes on. */
  void primaryIsBack() {
    outages++;
  }

  void candidateIsBack() {
    elect();
  }

  void candidateIsGone(int server) {
    if (promoting == server) {
      promoting = NOBODY;
      elect();
    }
  }

  void progressed(int server) {
    if (server == promoting && cluster.follower(server).hasAppliedAll()) {
      promote();
    }
  }

  private void elect() {
    if (!due || promoting != NOBODY) {
      return;
    }
    Servers servers = cluster.servers();
    for (int i = 0; i < servers.count(); i++) {
      boolean isBetter =
          promoting == NOBODY
              || cluster.follower(i).arrived() > cluster.follower(promoting).arrived();
      if (servers.get(i).isUp() && mayBe(i) && isBetter) {
        promoting = i;
      }
    }
    if (promoting != NOBODY && cluster.follower(promoting).hasAppliedAll()) {
      promote();
    }
  }

  private boolean mayBe(int server) {
    return cluster.commitMode() == Commit.ASYNC
        || cluster.follower(server).arrived() >= cluster.acknowledged();
  }

  private void promote() {
    int server = promoting;
    due = false;
    promoting = NOBODY;
    // Of writes whose clients were not answered nobody knows, so nobody loses them.
    long gone = Math.max(0, cluster.acknowledged() - cluster.follower(server).arrived());
    lost.add((double) gone);
    journal.accept(
        "%s is the primary now%s"
            .formatted(
                cluster.servers().units().name(server),
                gone == 0 ? "" : String.format(Locale.ROOT, ", %,d writes are lost", gone)));
    cluster.promote(server);
  }
}
