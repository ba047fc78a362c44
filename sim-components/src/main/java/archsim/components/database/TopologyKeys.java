package archsim.components.database;

import archsim.components.partition.By;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which keys of a database mean something to which topologies. */
final class TopologyKeys {
  private TopologyKeys() {}

  /** The keys that are said and that only some topologies have. */
  static List<String> said(
      Topology topology,
      Replication replication,
      Copies copies,
      Spread spread,
      @Nullable PartitioningSpec partitioning) {
    Require.field(
        "partitioning",
        topology != Topology.QUORUM || partitioning == null || partitioning.by() != By.RANGE,
        "of topology quorum is by hash or consistent-hash, not by range");
    List<String> said = new ArrayList<>(replication.said());
    said.addAll(copies.said());
    said.addAll(spread.said());
    Replication.add(said, "partitioning", partitioning);
    return said;
  }

  /** Refuses keys that mean nothing to a topology, and says where they belong. */
  static void check(Topology topology, List<String> said) {
    List<String> known = topology.layout().fields();
    for (String key : said) {
      Require.field(
          key,
          known.contains(key),
          "belongs to topology %s, not to %s",
          String.join(" or ", owners(key)),
          word(topology));
    }
    for (String key : topology.layout().needs()) {
      Require.field(key, said.contains(key), "is missing: topology %s needs it", word(topology));
    }
  }

  private static List<String> owners(String key) {
    return Arrays.stream(Topology.values())
        .filter(each -> each.layout().fields().contains(key))
        .map(TopologyKeys::word)
        .toList();
  }

  private static String word(Topology topology) {
    return topology.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
