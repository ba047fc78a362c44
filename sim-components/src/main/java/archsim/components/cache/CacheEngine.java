package archsim.components.cache;

import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.components.resource.Cpu;
import archsim.components.resource.Execution;
import archsim.core.Clock;
import archsim.core.Timer;
import archsim.core.random.Constant;
import archsim.core.random.Uniform;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where requests to a cache are served: an operation takes its latency, then its CPU time on the
 * server of the key, and looks up or stores at the end of both.
 */
final class CacheEngine {
  private final Clock clock;
  private final @Nullable CacheStores stores;
  private final CacheFigures figures;
  private final double ratio;
  private final Draw chance;
  private final @Nullable Draw latency;
  private final @Nullable Draw operation;
  private final @Nullable Lifetimes lifetimes;
  private final @Nullable Flights flights;
  private final Unwritten unwritten;
  private final boolean servesStale;
  private final int latencyPart;
  private boolean cold;

  CacheEngine(CacheSetup spec, Wiring wiring, @Nullable CacheStores stores, CacheFigures figures) {
    this.stores = stores;
    this.figures = figures;
    clock = wiring.clock();
    Double fixed = spec.fixedHitRatio();
    ratio = fixed == null ? 0 : fixed;
    chance = wiring.draw("hit", new Uniform(0, 1));
    latency =
        spec.latency().equals(new Constant(0)) ? null : wiring.draw("latency", spec.latency());
    operation = spec.fleet().cpu() == null ? null : wiring.draw("operation", spec.fleet().work());
    Ttl ttl = spec.content().ttl();
    lifetimes = ttl == null ? null : new Lifetimes(ttl, wiring);
    flights = spec.stampede() == Stampede.NONE ? null : new Flights(wiring, figures);
    servesStale = spec.stampede() == Stampede.STALE_WHILE_REVALIDATE;
    unwritten = new Unwritten(wiring.clock(), figures);
    latencyPart = wiring.part("latency");
    cold = spec.warm();
  }

  void serve(Request request, CacheOperation what) {
    if (latency == null && operation == null) {
      act(request, what);
      return;
    }
    Operation execution = new Operation(request, what);
    request.heldBy(execution);
    execution.begin();
  }

  /** What is unwritten of such keys is lost, and whoever waits for one of them waits no more. */
  void lose(LongPredicate keys) {
    unwritten.lose(keys);
    if (flights != null) {
      flights.giveUp(keys);
    }
  }

  /** Whoever was to fetch an entry gives up. */
  void abandon(long key) {
    if (flights != null) {
      flights.abandon(key);
    }
  }

  boolean takeUnwritten(long key) {
    return unwritten.take(key);
  }

  void writeLost() {
    figures.lostWrites(1);
  }

  private @Nullable CacheStore store(Request request, CacheTerms terms, long key) {
    if (stores == null) {
      return null;
    }
    if (cold && terms.keys() != null) {
      cold = false;
      stores.warm(terms.keys());
    }
    return stores.of(request, key);
  }

  private void act(Request request, CacheOperation what) {
    CacheRequest asked = CacheRequest.of(request);
    if (stores == null) {
      if (what == CacheOperation.GET) {
        answer(request, asked, chance.next(request) < ratio);
      } else {
        request.complete(Outcome.OK);
      }
      return;
    }
    long key = asked.terms().key(request.root());
    CacheStore store = store(request, asked.terms(), key);
    switch (what) {
      case GET -> get(request, asked, key, store);
      case PUT -> put(request, asked, key, store);
      case INVALIDATE -> {
        if (store != null) {
          store.remove(key);
        }
        request.complete(Outcome.OK);
      }
    }
  }

  private void answer(Request request, CacheRequest asked, boolean hit) {
    figures.got(hit);
    asked.answer(hit ? CacheAnswer.HIT : CacheAnswer.MISS);
    request.complete(Outcome.OK);
  }

  private void get(Request request, CacheRequest asked, long key, @Nullable CacheStore store) {
    if (store == null) {
      answer(request, asked, false);
      return;
    }
    boolean there = store.touch(key);
    if (there && (lifetimes == null || store.goodUntil(key) > clock.now())) {
      if (lifetimes != null && lifetimes.renews()) {
        store.setGoodUntil(key, lifetimes.end(request));
      }
      answer(request, asked, true);
      return;
    }
    if (there) {
      figures.expired();
    }
    if (there && servesStale && flights != null) {
      figures.stale();
      figures.got(true);
      boolean isFirst = asked.terms().fills() && flights.begin(key);
      asked.answer(isFirst ? CacheAnswer.REVALIDATE : CacheAnswer.HIT);
      request.complete(Outcome.OK);
      return;
    }
    if (there) {
      store.remove(key);
    }
    if (flights == null || !asked.terms().fills() || flights.begin(key)) {
      answer(request, asked, false);
    } else {
      flights.await(key, request);
    }
  }

  private void put(Request request, CacheRequest asked, long key, @Nullable CacheStore store) {
    if (store != null && stores != null) {
      store.put(key, stores.size(key));
      if (lifetimes != null) {
        store.setGoodUntil(key, lifetimes.end(request));
      }
      if (asked.terms().isUnwritten() && unwritten.add(key)) {
        asked.answer(CacheAnswer.UNWRITTEN);
      }
    }
    request.complete(Outcome.OK);
    if (flights != null && asked.terms().fills()) {
      flights.land(key, store != null);
    }
  }

  /** One operation on its way. */
  private final class Operation extends Execution {
    private final CacheOperation what;
    private @Nullable Timer timer;
    private @Nullable Cpu cpu;

    Operation(Request request, CacheOperation what) {
      super(request);
      this.what = what;
    }

    private void begin() {
      double wait = latency == null ? 0 : latency.next(request());
      if (wait > 0) {
        timer = clock.timer(this::arrived);
        timer.start(wait);
      } else {
        compute();
      }
    }

    private void arrived() {
      request().charge(clock.now(), latencyPart);
      compute();
    }

    private void compute() {
      cpu =
          operation != null && stores instanceof ServerStores servers
              ? servers.cpuOf(CacheRequest.of(request()).terms().key(request().root()))
              : null;
      if (cpu == null || operation == null) {
        act(request(), what);
      } else {
        cpu.run(this, operation.next(request()));
      }
    }

    @Override
    protected void computed() {
      act(request(), what);
    }

    @Override
    public void claim() {
      if (cpu != null) {
        cpu.claim(this);
      }
    }

    @Override
    public void cancel() {
      if (timer != null) {
        timer.cancel();
      }
      if (cpu != null) {
        cpu.cancel(this);
      }
      request().complete(Outcome.CANCELLED);
    }
  }
}
