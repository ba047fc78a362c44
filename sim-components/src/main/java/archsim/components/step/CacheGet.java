package archsim.components.step;

import archsim.components.cache.CacheAnswer;
import archsim.components.cache.CacheOperation;
import archsim.components.cache.CacheRequest;
import archsim.components.cache.CacheTerms;
import archsim.components.cache.Stampede;
import archsim.components.flow.Call;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.flow.Root;
import archsim.components.measure.Outcome;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.components.service.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gets an entry, and fetches it on a miss. Where a stampede is to be avoided, what is done on a
 * miss is a flight: a branch beside the visit, so that the cache hears of its end whatever that is.
 */
final class CacheGet {
  private final CacheAccess access;
  private final Call get;
  private final @Nullable Call put;
  private final CacheTerms terms;
  private final CacheTerms filling;
  private final boolean hasFlights;
  private final Step next;
  private final Step miss;

  CacheGet(CacheAccess access, StepWiring wiring, List<StepSpec> onMiss, boolean fills, Step next) {
    this.access = access;
    this.next = next;
    get = access.call(CacheOperation.GET);
    put = fills ? access.call(CacheOperation.PUT) : null;
    hasFlights = access.spec().stampede() != Stampede.NONE && fills;
    terms = access.terms(fills, false);
    filling = access.terms(true, false);
    miss =
        wiring.chain(
            "onMiss", onMiss, hasFlights ? visit -> visit.end(Outcome.OK) : this::fillAndGoOn);
  }

  Step step() {
    return visit -> {
      Lookup lookup = new Lookup(visit);
      get.send(visit, lookup, lookup);
    };
  }

  private void fillAndGoOn(Visit visit) {
    if (put != null) {
      CacheAccess.fill(put, visit.request().root(), visit.request().origin(), filling, visit);
      // What the entry set free may have cancelled this.
      if (!visit.request().isOpen()) {
        return;
      }
    }
    next.run(visit);
  }

  /** One get and what it answers. */
  private final class Lookup extends CacheRequest implements Reply {
    private final Visit visit;

    Lookup(Visit visit) {
      super(terms, visit.unit(), visit.place());
      this.visit = visit;
    }

    @Override
    public void complete(Outcome outcome) {
      if (visit.request().isCancelling() || !visit.request().isOpen()) {
        return;
      }
      CacheAnswer answer = outcome == Outcome.OK ? answer() : CacheAnswer.MISS;
      if (answer == CacheAnswer.HIT) {
        next.run(visit);
      } else if (answer == CacheAnswer.REVALIDATE) {
        revalidate(visit);
        if (visit.request().isOpen()) {
          next.run(visit);
        }
      } else if (hasFlights && outcome == Outcome.OK) {
        new Flight(visit).begin();
      } else {
        miss.run(visit);
      }
    }
  }

  /** A flight ends: the entry is stored, or the next one who waits for it is told. */
  private void land(boolean ok, long key, Root root, Request origin, Visit visit) {
    if (ok && put != null) {
      CacheAccess.fill(put, root, origin, filling, visit);
    } else {
      access.cache().abandon(key);
    }
  }

  /** Fetches the entry for a visit that waits for it, and for others that do. */
  private final class Flight implements Reply {
    private final Visit visit;
    private final Request parent;
    private final Request origin;
    private final long key;
    private @Nullable Request child;

    Flight(Visit visit) {
      this.visit = visit;
      parent = visit.request();
      origin = parent.origin();
      key = terms.key(parent.root());
    }

    void begin() {
      Request opened = access.branches().fork(parent, this);
      child = opened;
      visit.branch(opened, miss);
    }

    @Override
    public void complete(Outcome outcome) {
      if (child == null) {
        throw new IllegalStateException("a flight ended that had not begun");
      }
      boolean goesOn = parent.isOpen() && !parent.isCancelling();
      access.branches().join(parent, child, goesOn);
      land(outcome == Outcome.OK, key, parent.root(), origin, visit);
      if (goesOn) {
        visit.thenGoOn(next).complete(outcome == Outcome.OK ? Outcome.OK : Outcome.FAILED);
      }
    }
  }

  /** Fetches the new entry beside a visit that goes on with the old one. */
  private void revalidate(Visit visit) {
    Root root = visit.request().root();
    Request origin = visit.request().origin();
    long key = terms.key(root);
    CacheAccess.Later later =
        new CacheAccess.Later(
            root, origin, outcome -> land(outcome == Outcome.OK, key, root, origin, visit));
    visit.branch(later.open(access.branches(), later), miss);
  }
}
