package archsim.components.measure;

import archsim.core.statistics.ExcursionCounts;
import archsim.core.statistics.Excursions;
import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.LatencyHistogram;
import archsim.core.statistics.TimeWeighted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How busy a resource of a component is, such as its cores or its connections: levels per replica,
 * waits over all of them.
 */
public final class ResourceStatistics {
  private static final int DIGITS = 3;

  private final String component;
  private final String resource;
  private final double capacity;
  private final List<Meter> meters = new ArrayList<>();
  private final LatencyHistogram waits = new LatencyHistogram(DIGITS);
  private final Excursions excursions = new Excursions(DIGITS);
  private long waited;
  private double waiting;
  private double mostWaiting;
  private @Nullable ResourceStatistics leader;
  private boolean hasSlots = true;
  private double resetAt;

  /**
   * @param capacity units of one replica: cores, threads, connections
   */
  public ResourceStatistics(String component, String resource, double capacity, int replicas) {
    this.component = component;
    this.resource = resource;
    this.capacity = capacity;
    for (int i = 0; i < replicas; i++) {
      meters.add(new Meter(0));
    }
  }

  /**
   * It is busy exactly when another resource is, and nobody ever waits for it: cores that are never
   * fewer than the loops that run on them. Then only the other one is measured.
   */
  public void follow(ResourceStatistics other) {
    leader = other;
  }

  /** No request holds units of its own: they are shared by all, or no request needs any. */
  public void holdNoSlots() {
    hasSlots = false;
  }

  /** The resource of one replica. */
  public Meter replica(int index) {
    return meters.get(index);
  }

  /** The resource of a replica that comes while the run goes on. */
  public Meter join(double now) {
    Meter meter = new Meter(now);
    meters.add(meter);
    return meter;
  }

  public String component() {
    return component;
  }

  public String resource() {
    return resource;
  }

  /** The levels of one replica. */
  public final class Meter {
    private final TimeWeighted busy = new TimeWeighted();
    private final TimeWeighted queue = new TimeWeighted();

    // Of what is handed out in turns that follow one upon the other: booked when it is promised.
    private double booked;
    private double bookedUntil;

    // Of a level that rises or falls evenly.
    private double drift;
    private double driftSince;

    // Of requests that are inside, counted at the end of a run.
    private double claims;

    // Units that the component takes for itself, for no request.
    private double own;

    // Seconds in which the replica was there, and since when it is; it may come and go.
    private double presence;
    private double presentSince;
    private double present = 1;

    private Meter(double now) {
      presentSince = now;
      busy.reset(now);
      queue.reset(now);
    }

    /** The replica is gone, or there again: only while it is, it offers what it has. */
    public void setPresent(double now, boolean isPresent) {
      offer(now, isPresent ? 1 : 0);
    }

    /** From now on it offers so many times its capacity. */
    public void offer(double now, double times) {
      if (times != present) {
        presence = presence(now);
        presentSince = now;
        present = times;
      }
    }

    private double presence(double now) {
      return presence + present * (now - presentSince);
    }

    /** So many units are busy, and so many requests wait, from now on. */
    public void set(double now, double busyUnits, double inLine) {
      busy.set(now, busyUnits);
      if (inLine != queue.level()) {
        waiting += inLine - queue.level();
        mostWaiting = Math.max(mostWaiting, waiting);
        queue.set(now, inLine);
      }
    }

    /** One unit will have been busy for so many more seconds, one after the other. */
    public void busyFor(double now, double seconds) {
      booked += seconds;
      bookedUntil = Math.max(bookedUntil, now) + seconds;
    }

    /** So many units are taken now, and so many more with every second from now on. */
    public void drift(double now, double units, double perSecond) {
      booked += drifted(now);
      busy.set(now, units);
      drift = perSecond;
      driftSince = now;
    }

    private double drifted(double now) {
      return drift * (now - driftSince) * (now - driftSince) / 2;
    }

    /** A request that is inside says that it holds a unit or waits for one. */
    public void claim() {
      claims++;
    }

    /** A request that is inside says that it holds so many units. */
    public void claim(double units) {
      claims += units;
    }

    /** So many of the busy units are taken by the component itself, for no request. */
    public void own(double units) {
      own = units;
    }

    private double busyArea(double now) {
      return busy.area(now) + booked + drifted(now) - Math.max(0, bookedUntil - now);
    }

    private void reset(double now) {
      drift(now, busy.level() + drift * (now - driftSince), drift);
      busy.reset(now);
      queue.reset(now);
      booked = Math.max(0, bookedUntil - now);
      presence = 0;
      presentSince = now;
    }

    /** A request got what it needs after a wait in seconds, which may be none. */
    public void waited(double seconds) {
      waits.record(seconds);
      excursions.observe(seconds);
      if (seconds > 0) {
        waited++;
      }
    }
  }

  /** ∫ busy units dt since the last reset, over all replicas. */
  public double busyArea(double now) {
    if (leader != null) {
      return leader.busyArea(now);
    }
    double area = 0;
    for (Meter meter : meters) {
      area += meter.busyArea(now);
    }
    return area;
  }

  /** ∫ waiting requests dt since the last reset, over all replicas. */
  double queueArea(double now) {
    double area = 0;
    for (Meter meter : meters) {
      area += meter.queue.area(now);
    }
    return area;
  }

  /** Forgets who claimed a unit. */
  public void endClaims() {
    for (Meter meter : meters) {
      meter.claims = 0;
    }
  }

  /** Units that are taken or waited for now, less those that were claimed, by replica. */
  double[] unclaimed() {
    return meters.stream()
        .mapToDouble(
            meter ->
                hasSlots ? meter.busy.level() + meter.queue.level() - meter.claims - meter.own : 0)
        .toArray();
  }

  /** ∫ units that there are dt since the last reset, over all replicas. */
  double offeredArea(double now) {
    double presence = 0;
    for (Meter meter : meters) {
      presence += meter.presence(now);
    }
    return capacity * presence;
  }

  private List<Double> presences(double now) {
    double measured = now - resetAt;
    return meters.stream().map(each -> measured > 0 ? each.presence(now) / measured : 1).toList();
  }

  void reset(double now) {
    resetAt = now;
    for (Meter meter : meters) {
      meter.reset(now);
    }
    waits.reset();
    excursions.reset();
    waited = 0;
    mostWaiting = waiting;
  }

  public ResourceSnapshot snapshot(double now) {
    if (leader != null) {
      return following(leader, now);
    }
    List<Double> busyAreas = new ArrayList<>();
    double queueArea = 0;
    for (Meter meter : meters) {
      busyAreas.add(meter.busyArea(now));
      queueArea += meter.queue.area(now);
    }
    HistogramSnapshot waitSnapshot = waits.snapshot();
    return new ResourceSnapshot(
        component,
        resource,
        capacity,
        List.copyOf(busyAreas),
        presences(now),
        queueArea,
        (long) mostWaiting,
        waitSnapshot,
        waited,
        excursions.snapshot());
  }

  private ResourceSnapshot following(ResourceStatistics other, double now) {
    long uses = other.waits.count();
    return new ResourceSnapshot(
        component,
        resource,
        capacity,
        other.meters.stream().map(meter -> meter.busyArea(now)).toList(),
        presences(now),
        0,
        0,
        HistogramSnapshot.ofZeros(uses),
        0,
        ExcursionCounts.ofZeros(uses));
  }
}
