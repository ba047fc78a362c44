package archsim.components.database.server;

import archsim.core.Require;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Exponential;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about a primary and its replicas.
 *
 * @param replicas beside the primary
 * @param lag from the commit at the primary until a replica has the write, in seconds
 * @param failover from the end of the primary until a replica is promoted, in seconds
 */
@Doc("A primary and its replicas.")
public record Replication(
    @Doc(
            "Servers beside the primary; they read where readFrom says so (primary-replicas, default 1).")
        @Unit(Dimension.COUNT)
        @Nullable Integer replicas,
    @Doc("Which servers read (primary-replicas, default primary).") @Nullable ReadFrom readFrom,
    @Key("replicationLag")
        @Doc(
            "From a commit at the primary until a replica has it; applying it takes the work of"
                + " the write again (primary-replicas, default exp(10ms)).")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution lag,
    @Doc("Who has a write before its client is answered (primary-replicas, default async).")
        @Nullable Commit commit,
    @Doc(
            "From the end of the primary until a replica is promoted; writes are rejected meanwhile"
                + " (primary-replicas, default 30s).")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution failover,
    @Doc(
            "A session or user reads only where its own writes are, else from the primary"
                + " (primary-replicas, default false).")
        @Nullable Boolean readYourWrites) {
  private static final Distribution LAG = new Exponential(0.010);
  private static final Distribution FAILOVER = new Constant(30);
  private static final int MOST = 999;

  public Replication {
    Require.range("replicas", replicas, 1, MOST);
    boolean elsewhere = readFrom != null && readFrom != ReadFrom.PRIMARY;
    Require.field(
        "readYourWrites",
        readYourWrites == null || !readYourWrites || elsewhere,
        "is for reads from replicas; say readFrom: replica or nearest");
  }

  /** The keys that are said, in the order of the language. */
  List<String> said() {
    List<String> said = new ArrayList<>();
    add(said, "replicas", replicas);
    add(said, "readFrom", readFrom);
    add(said, "replicationLag", lag);
    add(said, "commit", commit);
    add(said, "failover", failover);
    add(said, "readYourWrites", readYourWrites);
    return said;
  }

  static void add(List<String> said, String key, @Nullable Object value) {
    if (value != null) {
      said.add(key);
    }
  }

  public Map<String, String> impliedDefaults() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("replicas", "1");
    all.put("readFrom", "primary");
    all.put("replicationLag", "exp(10ms)");
    all.put("commit", "async");
    all.put("failover", "30s");
    all.put("readYourWrites", "false");
    said().forEach(all::remove);
    return all;
  }

  /** The primary and its replicas. */
  public int serverCount() {
    return 1 + (replicas == null ? 1 : replicas);
  }

  public ReadFrom readers() {
    return readFrom == null ? ReadFrom.PRIMARY : readFrom;
  }

  public Distribution lagOrDefault() {
    return lag == null ? LAG : lag;
  }

  public Commit commitMode() {
    return commit == null ? Commit.ASYNC : commit;
  }

  public Distribution failoverOrDefault() {
    return failover == null ? FAILOVER : failover;
  }

  public boolean readsOwnWrites() {
    return readYourWrites != null && readYourWrites;
  }
}
