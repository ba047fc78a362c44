package archsim.scenario.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What others call the things of the language. A word may stand for several; which of them is meant
 * follows from the keys that are possible where it was written.
 */
final class ForeignWords {
  private static final Map<String, Set<String>> MEANINGS = meanings();

  private ForeignWords() {}

  /**
   * "did you mean 'x'?": by what the word is elsewhere, or else by its spelling; empty where it is
   * neither.
   *
   * @param possible what can be written there
   * @param notYet what the language has there, and is not built yet
   */
  static String label(String word, Collection<String> possible, Collection<String> notYet) {
    Set<String> meant = MEANINGS.getOrDefault(plain(word), Set.of());
    List<String> there = new ArrayList<>(meant);
    there.retainAll(possible);
    if (!there.isEmpty()) {
      return "did you mean '" + String.join("' or '", there) + "'?";
    }
    for (String other : meant) {
      if (notYet.contains(other)) {
        return "that is '" + other + "' here, which is not built yet";
      }
    }
    return Suggestion.label(word, possible);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  private static Map<String, Set<String>> meanings() {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    String[][] table = {
      {"replicas", "instances instance pods nodes copies count scale size servers containers"},
      {"count", "nodes machines hosts size replicas instances"},
      {"servers", "nodes replicas instances machines"},
      {"threads", "workers worker threadpool maxthreads poolsize concurrency parallelism slots"},
      {"loops", "eventloops workers"},
      {"connections", "maxconnections poolsize pool concurrency threads"},
      {"concurrency", "workers threads parallelism consumers rps"},
      {"cpu", "cores vcpus vcpu cpus core processors cpulimit"},
      {"vcpu", "cores cpus cpu vcpus"},
      {"memory", "ram mem memorylimit heap"},
      {"nodePool", "host hosts node nodes machine pool"},
      {"instanceType", "host machine machinetype vm type instance flavor"},
      {"nodePools", "nodes hosts machines clusters pools host"},
      {"instanceTypes", "machinetypes vms flavors"},
      {"rate", "rps qps tps requests throughput load arrivalrate requestspersecond"},
      {"users", "clients concurrency customers"},
      {"think", "thinktime pause sleep wait"},
      {"to", "target service endpoint url dest destination host"},
      {"endpoints", "routes operations methods handlers paths api"},
      {"steps", "do actions tasks flow then"},
      {"targets", "backends upstreams services members"},
      {"policy", "algorithm strategy eviction balancing method"},
      {"capacity", "size maxsize maxentries memory entries limit"},
      {"entrySize", "itemsize valuesize"},
      {"ttl", "expiry expire expires expiration maxage"},
      {"limit", "size capacity maxlength maxsize length depth"},
      {"topology", "type kind mode replication"},
      {"read", "select get reads query"},
      {"write", "update insert put writes"},
      {"compute", "cpu work busy process exec execute run"},
      {"delay", "sleep wait pause"},
      {"call", "http request invoke rpc grpc service rest fetch"},
      {"query", "db database sql select statement read write insert update"},
      {"publish", "event emit send produce enqueue message queue"},
      {"cache", "get lookup"},
      {"parallel", "fork concurrent all gather async join"},
      {"choose", "if branch switch either when random oneof probability"},
      {"repeat", "loop for foreach times while"},
      {"fail", "error throw abort errors"},
      {"lock", "mutex synchronized semaphore critical"},
      {"db", "database target name to"},
      {"op", "operation type method kind"},
      {"onMiss", "miss else otherwise fallback loader"},
      {"consumes", "consumer consume subscribe subscribes listens listen events"},
      {"queue", "topic from source stream"},
      {"services", "apps microservices applications servers functions"},
      {"databases", "db dbs datastores stores database"},
      {"queues", "events topics topic streams brokers broker kafka messages events messaging"},
      {"faults", "events chaos failures incidents outages"},
      {"workloads", "load traffic users clients workload sources rps"},
      {"loadBalancers", "lb lbs proxies gateways gateway ingress balancers"},
      {"slos", "slo sla slas objectives goals promises assertions thresholds"},
      {"run", "simulation experiment settings options"},
      {"at", "time when start"},
      {"for", "duration during until"},
      {"timeout", "maxwait deadline timelimit"},
      {"retry", "retries attempts maxretries retrypolicy"},
      {"autoscaling", "autoscale autoscaler hpa scaling scaler elastic"},
      {"plan", "planning capacity"},
      {"network", "net latency zones regions"},
      {"shards", "partitions buckets"},
      {"partitions", "shards"},
      {"startup", "boottime startuptime warmup"},
      {"duration", "length time runtime for"},
      {"replications", "runs repetitions iterations"}
    };
    for (String[] row : table) {
      Arrays.stream(row[1].split(" ", -1))
          .forEach(word -> all.computeIfAbsent(word, any -> new LinkedHashSet<>()).add(row[0]));
    }
    return all;
  }
}
