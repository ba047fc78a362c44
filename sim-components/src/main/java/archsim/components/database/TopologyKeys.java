package archsim.components.database;

import archsim.core.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which keys of a database mean something to which topologies. */
final class TopologyKeys {
  private TopologyKeys() {}

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
