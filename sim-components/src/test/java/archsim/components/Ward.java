package archsim.components;

import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Wiring;
import archsim.components.unit.Replicated;
import archsim.core.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Replicas that each answer after a while and have at most one outage: then they do not answer
 * health checks, and fail what comes if they are told to.
 *
 * @param from when the outage of each begins, in seconds
 * @param until when it ends
 * @param takes how long an answer takes
 * @param fails whether requests that come during an outage end FAILED
 * @param log of the last run
 */
public record Ward(
    List<Double> from, List<Double> until, double takes, boolean fails, List<Came> log)
    implements ComponentSpec {
  /** One request: the client it is for, when it came, and the replica it came to. */
  public record Came(long client, double time, int replica) {}

  /** So many replicas, of which the first has an outage. */
  public static Ward of(int replicas, double from, double until, double takes, boolean fails) {
    List<Double> begins = new ArrayList<>(Collections.nCopies(replicas, Double.POSITIVE_INFINITY));
    List<Double> ends = new ArrayList<>(begins);
    begins.set(0, from);
    ends.set(0, until);
    return new Ward(begins, ends, takes, fails, new ArrayList<>());
  }

  /** The share of the requests between two times that came to a replica. */
  public double share(int replica, double begin, double end) {
    List<Came> there =
        log.stream().filter(came -> came.time() >= begin && came.time() < end).toList();
    return there.stream().filter(came -> came.replica() == replica).count() / (double) there.size();
  }

  /** The last time before a time that a request came to a replica. */
  public double last(int replica, double before) {
    return log.stream()
        .filter(came -> came.replica() == replica && came.time() < before)
        .mapToDouble(Came::time)
        .max()
        .orElseThrow();
  }

  /** The first time after a time that a request came to a replica. */
  public double first(int replica, double after) {
    return log.stream()
        .filter(came -> came.replica() == replica && came.time() > after)
        .mapToDouble(Came::time)
        .min()
        .orElseThrow();
  }

  @Override
  public int replicas() {
    return from.size();
  }

  @Override
  public Component create(Wiring wiring) {
    log.clear();
    return new Beds(this, wiring.clock(), wiring.part("bed"));
  }

  @Override
  public String kind() {
    return "ward";
  }

  @Override
  public List<String> endpoints(Function<String, List<String>> of) {
    return List.of("work");
  }

  @Override
  public List<Capacity> capacities() {
    return List.of();
  }

  @Override
  public void addDemand(String endpoint, Demand demand) {}

  private record Beds(Ward spec, Clock clock, int part) implements Replicated {
    @Override
    public int replicas() {
      return spec.replicas();
    }

    @Override
    public boolean isUp(int index) {
      return clock.now() < spec.from().get(index) || clock.now() >= spec.until().get(index);
    }

    @Override
    public Handler replica(int index) {
      return request -> {
        spec.log().add(new Came(request.root().client(), clock.now(), index));
        Outcome outcome = spec.fails() && !isUp(index) ? Outcome.FAILED : Outcome.OK;
        if (spec.takes() == 0) {
          request.complete(outcome);
        } else {
          clock.schedule(
              spec.takes(),
              () -> {
                request.charge(clock.now(), part);
                request.complete(outcome);
              });
        }
      };
    }

    @Override
    public Handler unit(Request request) {
      return replica(0);
    }
  }
}
