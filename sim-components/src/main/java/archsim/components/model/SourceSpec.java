package archsim.components.model;

import archsim.components.demand.Burstiness;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import java.util.List;

/** What a user wrote about one workload; makes the source for a run. */
public interface SourceSpec {
  /** Makes the source for one run. */
  Source create(SourceWiring wiring);

  /** The classes that its results are grouped by, in order; a root request carries the index. */
  List<String> classes(Architecture architecture);

  /**
   * The mean of a request's demand, as if the source were an endpoint.
   *
   * @return the arrival rate in requests per second; for users that wait for answers, from what the
   *     likely response time leaves to the most it can be
   */
  Range addDemand(Architecture architecture, Demand demand);

  /** By how much its arrivals vary more than those of a Poisson process. */
  default Burstiness burstiness() {
    return Burstiness.NONE;
  }

  /** How many of its requests can be inside at most, +∞ where nothing bounds them. */
  default double population() {
    return Double.POSITIVE_INFINITY;
  }

  /** Whether its arrivals slow down when answers do: users who wait for them. */
  boolean isClosed();

  /** Whether its requests belong to sessions or users. */
  default boolean hasSessions() {
    return false;
  }

  /** Whether its users pause after a request that was refused, for lack of a think time. */
  default boolean pausesAfterRefusal() {
    return false;
  }

  /** Requests per second of users who are refused each time; 0 where their think time says. */
  default double refusalRate() {
    return 0;
  }

  /** After how many seconds as many requests come as later on, at the latest. */
  default double settlesAfter() {
    return 0;
  }

  /** Of its requests in lines that look at it; the highest number is served first. */
  default int priority() {
    return 0;
  }
}
