package archsim.components.store;

import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.demand.Range;
import archsim.components.flow.Component;
import archsim.components.flow.Draw;
import archsim.components.flow.Handler;
import archsim.components.flow.Holder;
import archsim.components.flow.Request;
import archsim.components.measure.Figure;
import archsim.components.measure.Outcome;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Called;
import archsim.components.model.Priced;
import archsim.components.model.Wiring;
import archsim.core.Clock;
import archsim.core.Require;
import archsim.core.Timer;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Inline;
import archsim.core.spec.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A store of objects that is bought, such as Amazon S3: a get or put takes a latency to its first
 * byte, and then size / bandwidth. Each prefix has a token bucket for gets and one for puts. With
 * rate r and depth B = r · burst it is full at first and gains r tokens per second up to B; each
 * request takes one, and one that finds less than one is REJECTED at once (503 Slow Down). So a
 * prefix lets in at most B + r t in t seconds, and Poisson arrivals lose what M/D/1/B loses, with
 * 1/r for the service time. What is missing of its tokens is the resource {@code getRate} or {@code
 * putRate}: each takes 1/r to fill.
 */
@NullMarked
public final class ObjectStore implements Handler {
  private static final List<String> ENDPOINTS = List.of("get", "put");
  private static final String OUT = "out_bytes";
  private static final int PUT = 1;

  /** A token of which no more is missing is there. */
  private static final double ROUNDING = 1e-6;

  private final Spec spec;
  private final Clock clock;
  private final Draw size;
  private final Figure out;
  private final int waiting;
  private final int transferring;
  private final Operation[] operations;

  /** What a user wrote about an object store. */
  @Doc("A store of objects that is paid for by use, such as S3, with its endpoints get and put.")
  public record Spec(
      @Doc("From a request to its first byte.") @Unit(Dimension.SECONDS) Distribution latency,
      @Doc("The same of a put; without it, as that of a get.") @Unit(Dimension.SECONDS)
          @Nullable Distribution putLatency,
      @Doc("How large the objects are.") @Unit(Dimension.BYTES) Distribution objectSize,
      @Doc("Of one request, once its first byte has come.")
          @Unit(Dimension.BYTES_PER_SECOND)
          @Default("unlimited")
          double bandwidth,
      @Inline Limits limits,
      @Doc("What is paid for requests and data; what has no price is said to be missing.")
          @Nullable Prices price)
      implements Called, Priced {
    public Spec {
      Require.field("bandwidth", bandwidth > 0, "must be > 0, was %s", bandwidth);
    }

    @Override
    public Component create(Wiring wiring) {
      return new ObjectStore(this, wiring);
    }

    @Override
    public String kind() {
      return "object-store";
    }

    /** Its prefixes: each has limits of its own. */
    @Override
    public int replicas() {
      return limits.prefixes();
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return ENDPOINTS;
    }

    @Override
    public String endpointFor(String wanted) {
      return wanted.equals("read") ? "get" : wanted.equals("write") ? "put" : wanted;
    }

    @Override
    public List<String> figures() {
      return List.of("gets", "puts", OUT);
    }

    @Override
    public List<Charge> charges() {
      Prices known = price == null ? new Prices(null, null, null) : price;
      return List.of(
          new Charge("gets", "gets", known.get()),
          new Charge("puts", "puts", known.put()),
          new Charge(OUT, "bytes out", known.out()));
    }

    @Override
    public List<Capacity> capacities() {
      return IntStream.range(0, ENDPOINTS.size())
          .filter(i -> Double.isFinite(limits.rate(i)))
          .mapToObj(i -> new Capacity(tokens(i), limits.prefixes()).withPlaces(limits.depth(i) - 1))
          .toList();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      int operation = ENDPOINTS.indexOf(endpoint);
      double rate = limits.rate(operation);
      if (Double.isFinite(rate)) {
        String tokens = tokens(operation);
        double lost = demand.around().loss(tokens, limits.depth(operation) - 1);
        demand.fail(new Range(0, lost));
        demand.beside(Range.ONE, request -> request.busy(tokens, LeastTime.of(1 / rate)));
      }
      demand.take(LeastTime.of(latency(operation)));
      demand.take(LeastTime.of(objectSize).scaled(1 / bandwidth));
    }

    private Distribution latency(int operation) {
      return operation == PUT && putLatency != null ? putLatency : latency;
    }
  }

  /** How many requests are let in. */
  public record Limits(
      @Doc("Parts of the store over which keys are spread evenly, each with limits of its own.")
          @Unit(Dimension.COUNT)
          @Default("1")
          int prefixes,
      @Doc("Gets that each prefix lets in; those beyond are rejected.")
          @Unit(Dimension.PER_SECOND)
          @Default("unlimited")
          double getsPerPrefix,
      @Doc("Puts that each prefix lets in; those beyond are rejected.")
          @Unit(Dimension.PER_SECOND)
          @Default("unlimited")
          double putsPerPrefix,
      @Doc("How much may come at once after a quiet time: what a limit lets in for so long.")
          @Unit(Dimension.SECONDS)
          @Default("1s")
          double burst) {
    public Limits {
      Require.range("prefixes", prefixes, 1, 10_000);
      Require.field("getsPerPrefix", getsPerPrefix > 0, "must be > 0, was %s", getsPerPrefix);
      Require.field("putsPerPrefix", putsPerPrefix > 0, "must be > 0, was %s", putsPerPrefix);
      double least = Math.min(getsPerPrefix, putsPerPrefix);
      Require.field(
          "burst",
          burst > 0 && burst * least >= 1 - ROUNDING,
          "must be at least as long as the time between two requests, %s s, was %s s",
          1 / least,
          burst);
    }

    double rate(int operation) {
      return operation == PUT ? putsPerPrefix : getsPerPrefix;
    }

    /** Most tokens of a prefix, B = r · burst. */
    double depth(int operation) {
      return burst * rate(operation);
    }
  }

  /** What is paid for, in the currency of {@code cost}. */
  @Doc("What is paid for by use; requests that are rejected cost nothing.")
  public record Prices(
      @Doc("Of gets.") @Unit(Dimension.MONEY_PER_USE) @Nullable Double get,
      @Doc("Of puts.") @Unit(Dimension.MONEY_PER_USE) @Nullable Double put,
      @Doc("Of the bytes that gets send out.") @Unit(Dimension.MONEY_PER_BYTE)
          @Nullable Double out) {
    public Prices {
      Require.field("get", get == null || get >= 0, "must be >= 0, was %s", get);
      Require.field("put", put == null || put >= 0, "must be >= 0, was %s", put);
      Require.field("out", out == null || out >= 0, "must be >= 0, was %s", out);
    }
  }

  private ObjectStore(Spec spec, Wiring wiring) {
    this.spec = spec;
    clock = wiring.clock();
    size = wiring.draw("objectSize", spec.objectSize());
    out = wiring.figure(OUT, Figure.Kind.COUNT);
    waiting = wiring.part("first byte");
    transferring = wiring.part("transfer");
    operations = new Operation[ENDPOINTS.size()];
    for (int i = 0; i < operations.length; i++) {
      operations[i] = new Operation(spec, i, wiring);
    }
  }

  private static String tokens(int operation) {
    return ENDPOINTS.get(operation) + "Rate";
  }

  @Override
  public void handle(Request request) {
    Operation operation = operations[request.edge().endpointIndex()];
    if (operation.letsIn(request, clock.now())) {
      request.heldBy(new Transfer(request, operation.latency.next(request)));
    } else {
      request.complete(Outcome.REJECTED);
    }
  }

  /** Gets or puts, with the buckets of all prefixes, each told by when it is full again. */
  private static final class Operation {
    private final Draw latency;
    private final Draw prefix;
    private final Figure served;
    private final double interval;
    private final double longest;
    private final double[] fullAt;
    private final @Nullable ResourceStatistics tokens;

    Operation(Spec spec, int index, Wiring wiring) {
      latency = wiring.draw(ENDPOINTS.get(index) + "Latency", spec.latency(index));
      prefix = wiring.draw(ENDPOINTS.get(index) + "Prefix", new Constant(0));
      served = wiring.figure(ENDPOINTS.get(index) + "s", Figure.Kind.COUNT);
      interval = 1 / spec.limits().rate(index);
      longest = spec.limits().burst() - (1 - ROUNDING) * interval;
      fullAt = new double[spec.limits().prefixes()];
      tokens = interval == 0 ? null : wiring.resource(tokens(index), 1, fullAt.length);
    }

    boolean letsIn(Request request, double now) {
      if (tokens != null) {
        int key = fullAt.length == 1 ? 0 : prefix.nextInt(request, fullAt.length);
        double filling = Math.max(0, fullAt[key] - now);
        if (filling > longest) {
          return false;
        }
        fullAt[key] = now + filling + interval;
        tokens.replica(key).busyFor(now, interval);
      }
      served.add(1);
      return true;
    }
  }

  /** A request that was let in. */
  private final class Transfer implements Holder {
    private final Request request;
    private final double bytes;
    private final double firstByte;
    private final Timer end;

    Transfer(Request request, double latency) {
      this.request = request;
      bytes = size.next(request);
      firstByte = clock.now() + latency;
      end = clock.timer(this::done);
      end.start(latency + bytes / spec.bandwidth());
    }

    private void done() {
      send(bytes);
      request.charge(firstByte, waiting);
      request.charge(clock.now(), transferring);
      request.complete(Outcome.OK);
    }

    private void send(double sent) {
      out.add(request.edge().endpointIndex() == PUT ? 0 : sent);
    }

    /** What has gone out until then is paid for. */
    @Override
    public void cancel() {
      end.cancel();
      double sending = clock.now() - firstByte;
      send(sending > 0 ? Math.min(bytes, sending * spec.bandwidth()) : 0);
      request.complete(Outcome.CANCELLED);
    }

    @Override
    public void claim() {}
  }
}
