package archsim.components.step;

import archsim.components.cache.CacheOperation;
import archsim.components.cache.CacheTerms;
import archsim.components.flow.Call;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.Fork;
import archsim.components.measure.Outcome;
import archsim.components.service.Step;
import archsim.components.service.StepWiring;
import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/** Invalidates the entry of the request's key, or so many that are drawn each on its own. */
final class CacheInvalidate {
  private static final int MOST = 1_000_000;

  private final Call one;
  private final Edge invalidate;
  private final @Nullable Draw count;
  private final Step next;
  private final CacheTerms terms;

  CacheInvalidate(CacheAccess access, StepWiring wiring, @Nullable Distribution count, Step next) {
    one = access.call(CacheOperation.INVALIDATE);
    invalidate = access.edge(CacheOperation.INVALIDATE);
    this.count = count == null ? null : wiring.draw("count", count);
    this.next = next;
    terms = access.terms(false, false);
  }

  Step step() {
    return visit -> {
      if (count == null) {
        one.send(
            visit,
            CacheAccess.asking(terms, visit),
            outcome -> visit.thenGoOn(next).complete(Outcome.OK));
        return;
      }
      int times = (int) Math.min(MOST, count.nextWhole(visit.request()));
      if (times == 0) {
        next.run(visit);
        return;
      }
      new Fork(
              visit.request(),
              invalidate,
              true,
              times,
              times,
              false,
              outcome -> visit.thenGoOn(next).complete(Outcome.OK))
          .begin(
              (child, i) -> {
                child.ask(CacheAccess.asking(terms, visit));
                invalidate.deliver(child);
              });
    };
  }
}
