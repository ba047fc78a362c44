package archsim.components.measure;

/**
 * What must hold at the end of every run, whatever the scenario. A broken law is a bug of the
 * simulator and fails the run.
 */
public final class Laws {
  private static final double TOLERANCE = 1e-6;

  private Laws() {}

  public static void check(ModelSnapshot snapshot) {
    for (WorkloadSnapshot workload : snapshot.workloads()) {
      check(workload.total());
      workload.classes().forEach(Laws::check);
    }
    snapshot.edges().forEach(edge -> check(edge.requests()));
    snapshot.resources().forEach(resource -> check(resource, snapshot.duration()));
  }

  /** What a component says of itself. */
  public static void check(Lawful component) {
    String law = component.brokenLaw();
    if (law != null) {
      throw broken(law);
    }
  }

  /** Arrivals + inside at 0 = ended + inside at T, and ∫ N dt = Σ response times − A(0) + A(T). */
  private static void check(RequestSnapshot requests) {
    long came = requests.arrived() + requests.insideAtStart();
    long went = requests.ended().ended() + requests.unfinished();
    if (came != went) {
      throw broken(
          "%s: %s requests came, %s ended or are inside".formatted(requests.name(), came, went));
    }
    double times = requests.responseTimes() - requests.ageAtStart() + requests.ageAtEnd();
    double scale =
        Math.max(requests.insideArea(), requests.responseTimes() + requests.ageAtStart());
    if (Math.abs(requests.insideArea() - times) > TOLERANCE * scale + 1e-9) {
      throw broken(
          "%s: requests inside add up to %s s, response times to %s s"
              .formatted(requests.name(), requests.insideArea(), times));
    }
  }

  /** Busy time is at most capacity times time. */
  private static void check(ResourceSnapshot resource, double duration) {
    for (int i = 0; i < resource.busyAreas().size(); i++) {
      double busy = resource.busyAreas().get(i);
      double most = resource.capacity() * duration * resource.presences().get(i);
      if (busy < -1e-9 || busy > most * (1 + TOLERANCE) + 1e-9) {
        throw broken(
            "%s.%s: busy for %s unit seconds of %s"
                .formatted(resource.component(), resource.resource(), busy, most));
      }
    }
  }

  /**
   * Every slot is free or held by a request that is inside, and so is every place in a line; all
   * requests inside have claimed theirs.
   */
  public static void checkSlots(ResourceStatistics resource) {
    double[] unclaimed = resource.unclaimed();
    for (int replica = 0; replica < unclaimed.length; replica++) {
      if (Math.abs(unclaimed[replica]) > TOLERANCE) {
        throw broken(
            "%s.%s: %s units of replica %s are taken or waited for that no request inside claims"
                .formatted(
                    resource.component(), resource.resource(), unclaimed[replica], replica + 1));
      }
    }
  }

  private static IllegalStateException broken(String law) {
    return new IllegalStateException("law broken: " + law);
  }
}
