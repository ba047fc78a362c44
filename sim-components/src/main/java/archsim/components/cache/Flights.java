package archsim.components.cache;

import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.core.Cancellable;
import archsim.core.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** The keys that somebody fetches at the moment, and the requests that wait for their entries. */
final class Flights {
  private final Clock clock;
  private final CacheFigures figures;
  private final int waitPart;
  private final Map<Long, ArrayDeque<Waiter>> flights = new LinkedHashMap<>();

  Flights(Wiring wiring, CacheFigures figures) {
    clock = wiring.clock();
    this.figures = figures;
    waitPart = wiring.part("flight.wait");
  }

  /** Whether whoever asks is the one to fetch a key: nobody does it yet. */
  boolean begin(long key) {
    return flights.putIfAbsent(key, new ArrayDeque<>()) == null;
  }

  /** Lets a request wait for the entry that is fetched. */
  void await(long key, Request request) {
    Waiter waiter = new Waiter(key, request);
    request.heldBy(waiter);
    waitersFor(key).add(waiter);
  }

  private ArrayDeque<Waiter> waitersFor(long key) {
    return flights.computeIfAbsent(key, any -> new ArrayDeque<>());
  }

  /**
   * The entry was put.
   *
   * @param stored whether it is there now; where its server is down everybody misses
   */
  void land(long key, boolean stored) {
    ArrayDeque<Waiter> waiters = flights.remove(key);
    if (waiters != null) {
      waiters.forEach(each -> clock.soon(() -> each.answer(stored)));
    }
  }

  /** Whoever fetched it failed: the next one does it. */
  void abandon(long key) {
    ArrayDeque<Waiter> waiters = flights.get(key);
    if (waiters == null) {
      return;
    }
    Waiter next = waiters.poll();
    if (next == null) {
      flights.remove(key);
    } else {
      clock.soon(() -> next.answer(false));
    }
  }

  /** What holds such keys is gone: whoever waits for them misses. */
  void giveUp(LongPredicate gone) {
    List<Long> keys = flights.keySet().stream().filter(gone::test).toList();
    new ArrayList<>(keys).forEach(key -> land(key, false));
  }

  /** One request that waits. */
  private final class Waiter implements Cancellable {
    private final long key;
    private final Request request;

    Waiter(long key, Request request) {
      this.key = key;
      this.request = request;
    }

    private void answer(boolean hit) {
      if (!request.isOpen() || request.isCancelling()) {
        return;
      }
      request.charge(clock.now(), waitPart);
      figures.got(hit);
      if (hit) {
        figures.coalesced();
      }
      CacheRequest.of(request).answer(hit ? CacheAnswer.HIT : CacheAnswer.MISS);
      request.complete(Outcome.OK);
    }

    @Override
    public void cancel() {
      ArrayDeque<Waiter> waiters = flights.get(key);
      if (waiters != null) {
        waiters.remove(this);
      }
      request.complete(Outcome.CANCELLED);
    }
  }
}
