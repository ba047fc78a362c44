package archsim.components.database;

import archsim.components.database.server.Cluster;
import archsim.components.database.server.Operation;
import archsim.components.database.server.QueryProfile;
import archsim.components.database.server.QuerySpec;
import archsim.components.database.server.QueryTerms;
import archsim.components.database.server.ServerSpec;
import archsim.components.database.server.Setup;
import archsim.components.database.server.Statement;
import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.host.Hosted;
import archsim.components.host.Hosting;
import archsim.components.keys.Popularity;
import archsim.components.model.Architecture;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.model.Killed;
import archsim.components.model.Queried;
import archsim.components.model.Scaled;
import archsim.components.model.Wiring;
import archsim.components.partition.Partitioning;
import archsim.components.unit.Changes;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Units;
import archsim.core.spec.Default;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A database: the statements it knows, and the servers that run them. */
public final class Database implements Component, OfUnits {
  private final Cluster cluster;
  private final Operation[] operations;

  /** What a user wrote about a database. */
  @Doc("A database.")
  @NotYet("leaseholders")
  public record Spec(
      @Doc("How its servers work together.") @Default("single") Topology topology,
      @Inline Setup setup)
      implements Queried, Killed, Scaled, Hosted, Checked, ImpliedDefaults {
    public Spec {
      TopologyKeys.check(topology, setup.said());
      topology.layout().check(setup);
    }

    @Override
    public Hosting hosting() {
      return setup.hosting();
    }

    @Override
    public Spec onCores(double cores) {
      return new Spec(topology, setup.onCores(cores));
    }

    @Override
    public double hitRatio(@Nullable Popularity popularity) {
      return setup.storage().hitRatio(popularity, topology.layout().dataShare(setup));
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied = new LinkedHashMap<>(hosting().impliedDefaults());
      implied.putAll(topology.layout().impliedDefaults(setup));
      if (setup.server().disk() == null) {
        implied.put("disk", "none");
      }
      if (setup.lockTimeout() == null) {
        implied.put("lockTimeout", "50s");
      }
      return implied;
    }

    @Override
    public Component create(Wiring wiring) {
      return new Database(this, wiring);
    }

    @Override
    public String kind() {
      return "database";
    }

    @Override
    public int replicas() {
      return topology.layout().servers(setup);
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return setup.server().operations().stream().map(Operation::endpoint).toList();
    }

    @Override
    public void check(Findings findings) {
      String name = findings.component();
      Architecture architecture = findings.architecture();
      boolean isKilled =
          architecture.faults().stream()
              .anyMatch(each -> each.target().equals(name) && each.verb().equals("kill"));
      if (setup.startup() != null && !isKilled) {
        findings.refuse(
            this,
            "startup",
            "startup is the time after which a killed server of '%s' is up again, but no fault"
                    .formatted(name)
                + " kills one");
      }
      Changes.of(architecture, name)
          .check(
              findings,
              "servers",
              replicas(),
              topology == Topology.DISTRIBUTED_SQL
                  ? setup.spread().raftOrDefault().replicationFactor()
                  : 1,
              Partitioning.MOST_SERVERS,
              setup.machines().areSaid());
    }

    @Override
    public @Nullable String refusal(
        String name, String field, @Nullable String keys, Architecture architecture) {
      return new QueryRules(topology, setup, name, architecture).refusal(field, keys);
    }

    @Override
    public List<String> faults() {
      return topology.layout().faults();
    }

    @Override
    public List<String> figures() {
      List<String> figures = new ArrayList<>(topology.layout().figures());
      if (setup.storage().hasBuffer()) {
        figures.add("buffer_hit_ratio");
      }
      figures.add(QueryTerms.LOCK_WAIT);
      figures.add(QueryTerms.LOCK_TIMEOUTS);
      return figures;
    }

    @Override
    public List<Capacity> capacities() {
      ServerSpec server = setup.server();
      List<Capacity> all = new ArrayList<>();
      all.add(new Capacity("cpu", replicas() * server.cores()));
      all.add(new Capacity("connections", (double) replicas() * server.connections()));
      if (server.disk() != null) {
        all.add(new Capacity("disk", replicas()));
      }
      all.addAll(topology.layout().capacities(setup));
      return all;
    }

    @Override
    public double busiest(String name, String resource, List<Load> loads) {
      return topology.layout().busiest(setup, name, resource, loads);
    }

    @Override
    public void addDemand(Demand.Target target, Demand demand) {
      topology.layout().addDemand(setup, asked(target, demand), demand);
    }

    private QueryProfile asked(Demand.Target target, Demand demand) {
      if (target.detail() instanceof QuerySpec query) {
        return new QueryProfile(
            query, keys -> demand.around().hits(target.component(), keys).low());
      }
      return setup.server().operations().stream()
          .filter(operation -> operation.endpoint().equals(target.endpoint()))
          .map(operation -> new QueryProfile(QuerySpec.plain(operation), any -> hitRatio(null)))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no endpoint " + target.endpoint()));
    }
  }

  private Database(Spec spec, Wiring wiring) {
    cluster = spec.topology().layout().create(spec.setup(), wiring);
    operations = spec.setup().server().operations().toArray(Operation[]::new);
    cluster.servers().whenChanged(cluster::changed);
  }

  @Override
  public Handler unit(Request request) {
    return cluster.unit(request, operations[request.edge().endpointIndex()], Statement.of(request));
  }

  @Override
  public Units<?> units() {
    return cluster.servers().units();
  }

  @Override
  public void join(int count) {
    cluster.resize(count);
  }

  @Override
  public void leave(int count) {
    cluster.resize(-count);
  }
}
