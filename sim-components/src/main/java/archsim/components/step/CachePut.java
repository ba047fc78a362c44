package archsim.components.step;

import archsim.components.cache.Cache;
import archsim.components.cache.CacheAnswer;
import archsim.components.cache.CacheOperation;
import archsim.components.cache.CacheRequest;
import archsim.components.cache.CacheTerms;
import archsim.components.cache.WritePolicy;
import archsim.components.cache.Writing;
import archsim.components.flow.Call;
import archsim.components.flow.Draw;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.flow.Root;
import archsim.components.measure.Outcome;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.components.service.Visit;
import archsim.core.Clock;
import java.util.List;

/** Stores an entry, and writes it to where it belongs before, after or instead. */
final class CachePut {
  private final CacheAccess access;
  private final Call tell;
  private final Clock clock;
  private final Draw delay;
  private final boolean isPlain;
  private final Step next;
  private final Step write;
  private final CacheTerms terms;

  CachePut(CacheAccess access, StepWiring wiring, List<StepSpec> onWrite, Step next) {
    this.access = access;
    this.next = next;
    clock = wiring.clock();
    Writing writing = access.spec().writing();
    delay = wiring.draw("writeDelay", writing.delay());
    isPlain = onWrite.isEmpty();
    boolean invalidates = !isPlain && writing.write() == WritePolicy.ASIDE;
    tell = access.call(invalidates ? CacheOperation.INVALIDATE : CacheOperation.PUT);
    boolean isBehind = !isPlain && writing.isBehind();
    terms = access.terms(true, isBehind);
    Step after =
        switch (writing.write()) {
          case ASIDE, THROUGH -> this::tell;
          case BEHIND -> visit -> visit.end(Outcome.OK);
        };
    write = wiring.chain("onWrite", onWrite, after);
  }

  Step step() {
    return isPlain || access.spec().writing().isBehind() ? this::tell : write;
  }

  /** Stores the entry, or invalidates it. */
  private void tell(Visit visit) {
    CacheRequest asked = CacheAccess.asking(terms, visit);
    tell.send(visit, asked, new Stored(visit, asked));
  }

  /** The visit goes on, whether the cache could be reached or not. */
  private final class Stored implements Reply {
    private final Visit visit;
    private final Root root;
    private final Request origin;
    private final CacheRequest asked;

    Stored(Visit visit, CacheRequest asked) {
      this.visit = visit;
      this.asked = asked;
      root = visit.request().root();
      origin = visit.request().origin();
    }

    @Override
    public void complete(Outcome outcome) {
      if (asked.answer() == CacheAnswer.UNWRITTEN) {
        long key = terms.key(root);
        clock.schedule(delay.next(root), () -> writeBehind(key));
      }
      visit.thenGoOn(next).complete(Outcome.OK);
    }

    private void writeBehind(long key) {
      Cache cache = access.cache();
      if (!cache.takeUnwritten(key)) {
        return;
      }
      if (!visit.isUp()) {
        cache.writeLost();
        return;
      }
      Reply whenWritten =
          outcome -> {
            if (outcome != Outcome.OK) {
              cache.writeLost();
            }
          };
      CacheAccess.Later later = new CacheAccess.Later(root, origin, whenWritten);
      visit.branch(later.open(access.branches(), later), write);
    }
  }
}
