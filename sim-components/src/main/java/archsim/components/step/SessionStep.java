package archsim.components.step;

import archsim.components.cache.Cached;
import archsim.components.cache.Stampede;
import archsim.components.call.CallTerms;
import archsim.components.call.Calls;
import archsim.components.database.server.Operation;
import archsim.components.demand.Demand;
import archsim.components.flow.Session;
import archsim.components.measure.Outcome;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.model.Queried;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.components.service.Visit;
import archsim.core.spec.Default;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;

/**
 * The state of the session or user that a request belongs to: kept in a database, where it costs a
 * statement, in a cache, where it costs an operation and may have been evicted, or in the replica,
 * where it costs nothing and is lost with it.
 *
 * <p>In the replica, a write leaves the state here, wherever it was before. A read needs it: where
 * the session has its state at another replica, or had it here before this one restarted, the state
 * is lost, the visit ends FAILED (the user has to sign in again), and a new state begins here. The
 * first read of a session makes its state. A request that belongs to no session passes.
 *
 * <p>In a cache a read that misses is the same: the state is made, and where there was one before,
 * because it was evicted, expired or lost with a server, the visit ends FAILED.
 *
 * @param store a database, a cache, or {@value #REPLICA}
 * @param op read or write
 */
@Doc("Reads or writes the state of the request's session, in a store or in the replica.")
public record SessionStep(
    @Doc("Where the state is: a database, a cache, or `replica` for the memory of this replica.")
        @Ref(
            value = {Queried.class, Cached.class},
            also = SessionStep.REPLICA)
        String store,
    @Doc(
            "read or write. A read fails where the state was lost, in the replica or a cache, and a"
                + " write makes it anew.")
        @Default("read")
        Operation op)
    implements StepSpec, Checked {
  /** The store that is the replica itself. */
  public static final String REPLICA = "replica";

  @Override
  public void check(Findings findings) {
    Queried database = findings.find(store, Queried.class);
    if (database != null) {
      boolean isSaid = findings.isWritten(this, "op");
      database.require(op.endpoint(), store, findings, this, isSaid ? "op" : "store");
    }
    Cached cache = findings.find(store, Cached.class);
    if (cache != null || store.equals(REPLICA)) {
      findings.requireSessions(this, "store", "store: " + store);
    }
    if (cache != null && cache.stampede() == Stampede.STALE_WHILE_REVALIDATE) {
      findings.refuse(
          Findings.Kind.RULE,
          this,
          "store",
          "cache '%s' answers with what has expired until it is fetched anew, which nobody does for"
                  .formatted(store)
              + " the state of a session",
          "give it stampede: none, or keep sessions in another cache");
    }
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    if (!store.equals(REPLICA) && wiring.spec(store) instanceof Cached) {
      return new CachedState(new CacheAccess(wiring, store, null), wiring, store, next).step(op);
    }
    if (!store.equals(REPLICA)) {
      return wiring.call(reference(), null, CallTerms.NONE, next);
    }
    int slot = wiring.sessionSlot("state");
    return visit -> {
      if (isThere(visit, slot)) {
        next.run(visit);
      } else {
        visit.end(Outcome.FAILED);
      }
    };
  }

  private boolean isThere(Visit visit, int slot) {
    Session session = visit.request().root().session();
    if (session == null) {
      return true;
    }
    long before = session.place(slot);
    session.setPlace(slot, visit.place());
    if (op == Operation.WRITE || before < 0 || before == visit.place()) {
      return true;
    }
    session.lost();
    return false;
  }

  @Override
  public void addDemand(Demand demand) {
    if (!store.equals(REPLICA)) {
      demand.call(reference(), null, Calls.pool(store), CallTerms.NONE);
    }
  }

  private String reference() {
    return store + "." + op.endpoint();
  }
}
