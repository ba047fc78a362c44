package archsim.components.step;

import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.flow.Draw;
import archsim.components.service.Lock;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A critical section: one request at a time has the lock, the others wait for it, first come, first
 * served. Whoever is cancelled or killed frees it at once.
 *
 * @param name steps of the service that name the same lock share it
 * @param hold how long it is held without computing, in seconds
 * @param compute CPU time that is computed while it is held, in seconds
 * @param scope whether each replica has a lock of the name, or all have one
 */
@Doc("A critical section: one request at a time has the lock of the name.")
public record LockStep(
    @Doc("Which lock; steps of the service that name the same share it.") String name,
    @Doc("How long it is held without computing, as for I/O.") @Unit(Dimension.SECONDS)
        @Nullable Distribution hold,
    @Doc("CPU time that is computed while it is held; instead of `hold`.") @Unit(Dimension.SECONDS)
        @Nullable Distribution compute,
    @Doc("Each replica has a lock of the name (replica), or all have one (service).")
        @Default("replica")
        Lock.Scope scope)
    implements StepSpec {
  public LockStep {
    Require.field(
        "name",
        name.matches("[A-Za-z0-9][A-Za-z0-9_-]*"),
        "'%s' of a lock needs letters, digits, - and _",
        name);
    Require.that(
        (hold == null) != (compute == null),
        "lock '%s' needs either hold (time) or compute (CPU time)",
        name);
  }

  private Distribution length() {
    if (hold != null) {
      return hold;
    }
    if (compute != null) {
      return compute;
    }
    throw new IllegalStateException("a lock that is not held");
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Lock lock = wiring.lock(name, scope);
    Draw length = wiring.draw("lock", length());
    Step unlock = visit -> visit.unlock(next);
    Step body =
        hold == null
            ? visit -> visit.compute(length.next(visit.request()), unlock)
            : visit -> visit.delay(length.next(visit.request()), unlock);
    return visit -> visit.lock(lock, body);
  }

  @Override
  public boolean computes() {
    return compute != null;
  }

  @Override
  public void locks(BiConsumer<String, Lock.Scope> visitor) {
    visitor.accept(name, scope);
  }

  @Override
  public void addDemand(Demand demand) {
    LeastTime time = LeastTime.of(length());
    if (compute == null) {
      demand.busy(Lock.resource(name), time);
    } else {
      demand.computeHolding(Lock.resource(name), time);
    }
  }
}
