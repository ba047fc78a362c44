package archsim.scenario;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Entry;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Quantity;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import archsim.scenario.yaml.Kinds;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small language of its own: reading must work for any records with these annotations. */
public final class SampleLanguage {
  private SampleLanguage() {}

  /** A step. */
  public interface Step {}

  /** A time as text: a quantity, or exp(quantity). */
  public record Time(String text, double mean) {
    public static Time parse(String text, Dimension dimension) {
      String inner = text.replaceFirst("^exp\\((.*)\\)$", "$1");
      String p50 = inner.replaceFirst("^lognormal\\(p50=(\\S+) p99=\\S+\\)$", "$1");
      double mean = Quantity.parse(dimension, p50);
      Require.that(mean >= 0, "'%s' is negative", text);
      return new Time(text, mean);
    }
  }

  @Doc("CPU time.")
  public record Compute(
      @Doc("How much, on a core of speed 1.") @Shorthand @Unit(Dimension.SECONDS) Time demand)
      implements Step {}

  @Doc("A call of another component.")
  @NotYet({"circuitBreaker"})
  public record Call(
      @Doc("What is called.")
          @Shorthand
          @Ref(
              value = {Service.class, LoadBalancer.class},
              endpoint = true)
          String to,
      @Doc("How long the caller waits.") @Unit(Dimension.SECONDS) @Default("none") double timeout,
      @Doc("Repeats calls that fail.") @Nullable Retry retry)
      implements Step {}

  @Doc("Repeats what fails.")
  public record Retry(
      @Doc("Attempts, the first among them.") @Unit(Dimension.COUNT) @Default("3") int attempts,
      @Doc("Time between attempts.") @Shorthand @Unit(Dimension.SECONDS) @Default("50ms")
          double base,
      @Doc("After which outcomes.") @Default("[timed_out, failed]") List<Outcome> retryOn) {}

  /** How a call ends. */
  public enum Outcome {
    OK,
    TIMED_OUT,
    FAILED
  }

  @Doc("A query.")
  public record Query(
      @Doc("Of which database.") @Shorthand @Ref(Database.class) String db,
      @Doc("Reads or writes.") @Default("read") Op op)
      implements Step {}

  /** What a query does. */
  public enum Op {
    READ,
    WRITE
  }

  @Doc("One of several branches.")
  public record Choose(@Doc("The branches.") @Shorthand List<Branch> branches) implements Step {}

  @Doc("A branch and its share.")
  @Entry
  public record Branch(
      @Doc("How often.") @Unit(Dimension.SHARE) double share, @Doc("Its steps.") List<Step> steps) {
    public Branch {
      Require.field("share", share >= 0 && share <= 1, "must be from 0%% to 100%%");
    }
  }

  @Doc("An endpoint.")
  public record Endpoint(
      @Doc("What it does.") @Shorthand List<Step> steps,
      @Key("class") @Doc("Groups results.") @Nullable String requestClass,
      @Doc("Whether it is logged.") @Default("false") boolean logged) {}

  @Doc("Requests that wait.")
  public record Queue(
      @Doc("Most that may wait.") @Unit(Dimension.COUNT) @Default("10k") int limit,
      @Doc("Who is next.") @Default("fifo") Order order) {
    public Queue {
      Require.field("limit", limit >= 0, "must be >= 0, was %d", limit);
    }
  }

  /** An order. */
  @NotYet({"random"})
  public enum Order {
    FIFO,
    LIFO_WHEN_OVERLOADED
  }

  @Doc("A service.")
  @NotYet({"autoscaling"})
  public record Service(
      @Doc("Replicas.") @Unit(Dimension.COUNT) @Default("1") int replicas,
      @Doc("Cores of one replica.") @Unit(Dimension.CORES) @Default("1") double cpu,
      @Doc("Workers of one replica.") @Unit(Dimension.COUNT) @Default("200") int threads,
      @Doc("Memory of one replica.") @Unit(Dimension.BYTES) @Default("unlimited") double memory,
      @Doc("Of requests that wait for a worker.") @Default("{}") Queue queue,
      @Doc("Connections by database.") @Unit(Dimension.COUNT) @Ref(Database.class) @Default("{}")
          Map<String, Integer> pool,
      @Doc("What it answers.") Map<String, Endpoint> endpoints) {
    public Service {
      Require.field("replicas", replicas >= 1, "must be >= 1, was %d", replicas);
      Require.field("replicas", replicas <= 100_000, "must be <= 100000, was %d", replicas);
      Require.field("threads", threads >= 1, "must be >= 1, was %d", threads);
      Require.field("cpu", cpu > 0, "must be > 0, was %s", cpu);
    }
  }

  @Doc("A load balancer.")
  public record LoadBalancer(
      @Doc("Where it sends requests.") @Ref(Service.class) List<String> targets) {}

  @Doc("A database.")
  public record Database(
      @Doc("Cores.") @Unit(Dimension.CORES) @Default("1") double cpu,
      @Doc("Statements at once.") @Unit(Dimension.COUNT) @Default("100") int connections,
      @Doc("Time of a read.") @Unit(Dimension.SECONDS) @Nullable Distribution read,
      @Doc("Time of a write.") @Unit(Dimension.SECONDS) @Nullable Distribution write) {}

  @Doc("Load.")
  public record Workload(
      @Doc("Arrivals.") @Unit(Dimension.PER_SECOND) double rate,
      @Doc("What it calls.")
          @Ref(
              value = {Service.class, LoadBalancer.class, Database.class},
              endpoint = true)
          String to,
      @Doc("Shares of endpoints.") @Unit(Dimension.SHARE) @Default("{}")
          Map<String, Double> endpoints,
      @Doc("A number of its own.") @Default("7") long salt) {
    public Workload {
      Require.field("rate", rate > 0, "must be > 0, was %s/s", rate);
    }
  }

  /** The language of these records. */
  public static Language language() {
    Map<String, Class<? extends Record>> sections = new LinkedHashMap<>();
    sections.put("workloads", Workload.class);
    sections.put("loadBalancers", LoadBalancer.class);
    sections.put("services", Service.class);
    sections.put("databases", Database.class);
    Map<String, Class<? extends Record>> steps = new LinkedHashMap<>();
    steps.put("compute", Compute.class);
    steps.put("call", Call.class);
    steps.put("query", Query.class);
    steps.put("choose", Choose.class);
    return new Language(
        sections,
        Map.of(Step.class, new Kinds("step", steps, List.of("publish", "cache"))),
        (component, all) -> {
          if (component instanceof Service service) {
            return service.endpoints().keySet();
          }
          Set<String> endpoints = new LinkedHashSet<>();
          if (component instanceof LoadBalancer balancer) {
            balancer.targets().forEach(target -> endpoints.addAll(all.apply(target)));
          }
          return endpoints;
        });
  }
}
