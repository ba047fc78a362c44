package archsim.components.balancer;

import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.core.Clock;
import archsim.core.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy may know: the backends, which of them are candidates, and how to draw one.
 *
 * <p>Candidates are those the balancer believes in. One that was taken back at t₀ has a weight that
 * grows with the time since, f = max(0.1, (t − t₀) / slowStart) up to 1: it is a candidate for a
 * share f of the requests, drawn for each, whatever the policy.
 */
final class Backends {
  private static final double LEAST_WEIGHT = 0.1;

  private Backend[] all;
  private final Draw chance;
  private final LoadBalancer.Spec spec;
  private final Clock clock;
  private final @Nullable Draw warming;
  private final double slowStart;
  private int[] candidates = {};
  private boolean[] isCandidate = {};
  private int size;
  private double weight;
  private int outstanding;
  private double warmAt = Double.NEGATIVE_INFINITY;
  private boolean thinned;
  private @Nullable LeastLoaded loads; // only where it is asked for
  private boolean stale;

  Backends(
      List<Backend> backends,
      LoadBalancer.Spec spec,
      Draw chance,
      @Nullable Draw warming,
      Clock clock) {
    all = new Backend[0];
    this.chance = chance;
    this.spec = spec;
    this.clock = clock;
    this.warming = warming;
    slowStart = spec.healthCheck() == null ? 0 : spec.healthCheck().slowStart();
    backends.forEach(this::add);
  }

  /** One more, or one in the place of one that is gone. */
  private void add(Backend backend) {
    int place = find(backend.target(), backend.unit());
    if (place == all.length) {
      all = Arrays.copyOf(all, place + 1);
      candidates = new int[all.length];
      isCandidate = new boolean[all.length];
      loads = null;
    }
    all[place] = backend;
    believe();
  }

  /** The number of the backend for a unit of a target; if there is none, that of the next one. */
  private int find(int target, int unit) {
    int place = 0;
    while (place < all.length && (all[place].target() != target || all[place].unit() != unit)) {
      place++;
    }
    return place;
  }

  /** A unit is up that may have joined; false where it was there before. */
  boolean joins(Backend backend) {
    int place = find(backend.target(), backend.unit());
    if (place < all.length && !all[place].isGone()) {
      return false;
    }
    add(backend);
    return true;
  }

  /** A unit is sent nothing more; false where it is not known, or has left before. */
  boolean leaves(int target, int unit) {
    int place = find(target, unit);
    if (place == all.length || all[place].isGone()) {
      return false;
    }
    all[place].leaves();
    believe();
    return true;
  }

  LoadBalancer.Spec spec() {
    return spec;
  }

  Draw chance() {
    return chance;
  }

  double now() {
    return clock.now();
  }

  /** How many there are, candidates or not. */
  int count() {
    return all.length;
  }

  /** How many there are that have not left. */
  int present() {
    int present = 0;
    for (Backend each : all) {
      present += each.isGone() ? 0 : 1;
    }
    return present;
  }

  Backend get(int backend) {
    return all[backend];
  }

  /** How many candidates there are. */
  int size() {
    return size;
  }

  /** The sum of the weights of the candidates. */
  double weight() {
    return weight;
  }

  /** The number of a candidate among all backends. */
  int candidate(int index) {
    return candidates[index];
  }

  boolean isCandidate(int backend) {
    return isCandidate[backend];
  }

  /** Requests that all of them together owe. */
  int outstanding() {
    return outstanding;
  }

  void sent(int backend) {
    all[backend].sent();
    outstanding++;
    changed(backend);
  }

  void answered(int backend) {
    all[backend].answered();
    outstanding--;
    changed(backend);
  }

  private void changed(int backend) {
    if (loads != null && !stale) {
      loads.set(backend, load(backend));
    }
  }

  /** What a backend owes for each unit of its weight, infinite where it is no candidate. */
  private double load(int backend) {
    Backend each = all[backend];
    return isCandidate[backend] ? each.outstanding() / each.weight() : Double.POSITIVE_INFINITY;
  }

  /** The candidates by what they owe for each unit of their weight. */
  LeastLoaded loads() {
    if (loads == null) {
      loads = new LeastLoaded(all.length);
      stale = true;
    }
    if (stale) {
      loads.fill(all.length, this::load);
      stale = false;
    }
    return loads;
  }

  /** The balancer believes in it again: its weight grows from here. */
  void takeBack(Backend backend) {
    if (backend.isBelievedIn() && slowStart > 0) {
      backend.setTakenBack(clock.now());
      warmAt = clock.now() + slowStart;
    }
    believe();
  }

  /** What the balancer believes has changed. */
  void believe() {
    size = 0;
    weight = 0;
    thinned = false;
    stale = true;
    for (int i = 0; i < all.length; i++) {
      isCandidate[i] = all[i].isBelievedIn();
      if (isCandidate[i]) {
        candidates[size++] = i;
        weight += all[i].weight();
      }
    }
  }

  /** Says who is a candidate for a request, while some are in their slow start. */
  void prepare(Request request) {
    double now = clock.now();
    if (now < warmAt && warming != null) {
      thin(warming.uniforms(request), now);
    } else if (thinned) {
      believe();
    }
  }

  private void thin(KeyedRandom random, double now) {
    size = 0;
    weight = 0;
    stale = true;
    for (int i = 0; i < all.length; i++) {
      double grown = Math.max(LEAST_WEIGHT, (now - all[i].takenBack()) / slowStart);
      isCandidate[i] = all[i].isBelievedIn() && (grown >= 1 || random.nextDouble() < grown);
      if (isCandidate[i]) {
        candidates[size++] = i;
        weight += all[i].weight();
      }
    }
    if (size == 0) {
      believe();
    }
    thinned = true;
  }
}
