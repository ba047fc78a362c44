package archsim.components.database;

import archsim.components.partition.Partitioning;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that what is written belongs to the topology, and that what it needs is there. */
final class TopologyFields {
  private TopologyFields() {}

  /**
   * Checks.
   *
   * @param fields that belong to some topologies only: the key and what is written, null where
   *     nothing is, alternately
   */
  static void check(Topology topology, @Nullable Object... fields) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i + 1] != null) {
        written.add(String.valueOf(fields[i]));
      }
    }
    List<String> own = topology.layout().fields();
    for (String key : written) {
      List<String> owners =
          Stream.of(Topology.values())
              .filter(each -> each.layout().fields().contains(key))
              .map(TopologyFields::text)
              .toList();
      Require.that(
          own.contains(key),
          "%s belongs to topology %s, this one is %s",
          key,
          String.join(" or ", owners),
          text(topology));
    }
    for (String key : topology.layout().needs()) {
      boolean isAsked = Arrays.asList(fields).contains(key);
      Require.that(
          !isAsked || written.contains(key),
          "%s is missing: topology %s needs it",
          key,
          text(topology));
    }
  }

  /** Checks numbers of servers and the like, given by key and number, alternately. */
  static void checkCounts(@Nullable Object... counts) {
    for (int i = 0; i < counts.length; i += 2) {
      Require.that(
          !(counts[i + 1] instanceof Integer count)
              || (count >= 1 && count <= Partitioning.MOST_SERVERS),
          "%s must be from 1 to %d, was %s",
          counts[i],
          Partitioning.MOST_SERVERS,
          counts[i + 1]);
    }
  }

  private static String text(Topology topology) {
    return topology.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
