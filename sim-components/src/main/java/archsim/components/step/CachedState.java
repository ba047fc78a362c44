package archsim.components.step;

import archsim.components.cache.CacheAnswer;
import archsim.components.cache.CacheOperation;
import archsim.components.cache.CacheRequest;
import archsim.components.cache.CacheTerms;
import archsim.components.database.server.Operation;
import archsim.components.flow.Call;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.flow.Session;
import archsim.components.measure.Outcome;
import archsim.components.service.Step;
import archsim.components.service.StepWiring;
import archsim.components.service.Visit;

/**
 * The state of sessions in a cache, under the key of each session. A session knows whether it ever
 * had a state there, so a read that misses tells the first one from one whose state is gone.
 */
final class CachedState {
  /** What a session remembers that has a state. */
  private static final long KEPT = 0;

  private final Call get;
  private final Call put;
  private final int slot;
  private final Step next;

  CachedState(CacheAccess access, StepWiring wiring, String cache, Step next) {
    this.next = next;
    get = access.call(CacheOperation.GET);
    put = access.call(CacheOperation.PUT);
    slot = wiring.sessionSlotOf(cache, "state");
  }

  Step step(Operation op) {
    Call call =
        switch (op) {
          case READ -> get;
          case WRITE -> put;
        };
    return visit -> {
      Session session = visit.request().root().session();
      if (session == null) {
        next.run(visit);
        return;
      }
      CacheRequest asked = CacheAccess.asking(CacheTerms.SESSION, visit);
      call.send(visit, asked, new Asked(visit, session, op, asked));
    };
  }

  /** One operation and what came of it; a cache that cannot be reached has forgotten all. */
  private final class Asked implements Reply {
    private final Visit visit;
    private final Session session;
    private final Operation op;
    private final CacheRequest asked;

    Asked(Visit visit, Session session, Operation op, CacheRequest asked) {
      this.visit = visit;
      this.session = session;
      this.op = op;
      this.asked = asked;
    }

    @Override
    public void complete(Outcome outcome) {
      if (visit.request().isCancelling() || !visit.request().isOpen()) {
        return;
      }
      boolean hadState = session.place(slot) == KEPT;
      session.setPlace(slot, KEPT);
      boolean isThere =
          op == Operation.WRITE || (outcome == Outcome.OK && asked.answer() == CacheAnswer.HIT);
      if (!isThere) {
        makeAnew();
      }
      if (isThere || !hadState) {
        visit.thenGoOn(next).complete(Outcome.OK);
      } else {
        session.lost();
        visit.thenGoOn(next).complete(Outcome.FAILED);
      }
    }

    private void makeAnew() {
      Request parent = visit.request();
      CacheAccess.fill(put, parent.root(), parent.origin(), CacheTerms.SESSION, visit);
    }
  }
}
