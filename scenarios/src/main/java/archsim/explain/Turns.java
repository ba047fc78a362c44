package archsim.explain;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import java.util.Comparator;
import java.util.List;

/**
 * Replicas that are called in turn get equally many requests, and not the same ones: a caller that
 * asks two of them for one thing and then another may always meet the same one with the first. The
 * busiest has as many of the longest requests as go to one replica.
 *
 * @param replicas how many there are
 */
record Turns(int replicas) {
  /** By how much the busiest replica may be busier than the mean. */
  Range busiest(List<Demand.Target> endpoints, Flows flows, String resource) {
    List<Part> parts =
        endpoints.stream()
            .map(
                each ->
                    new Part(
                        flows.visits().done(each).high(),
                        flows.demand(each).seconds().getOrDefault(resource, Range.ZERO).high()))
            .filter(each -> each.visits() > 0)
            .sorted(Comparator.comparingDouble(Part::seconds).reversed())
            .toList();
    double all = parts.stream().mapToDouble(part -> part.visits() * part.seconds()).sum();
    double left = parts.stream().mapToDouble(Part::visits).sum() / replicas;
    double busiest = 0;
    for (Part part : parts) {
      double taken = Math.min(left, part.visits());
      busiest += taken == 0 ? 0 : taken * part.seconds();
      left -= taken;
    }
    return all == 0 || Double.isInfinite(all)
        ? Range.ONE
        : new Range(1, Math.max(1, busiest * replicas / all));
  }

  private record Part(double visits, double seconds) {}
}
