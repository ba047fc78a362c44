package archsim.components.service;

import archsim.components.resource.Execution;
import archsim.components.resource.Pool;

/** A visit's critical section: it waits for a lock, has it, and gives it back. */
final class Section extends Execution {
  private final Visit visit;
  private final Lock lock;
  private final Pool pool;

  Section(Visit visit, Lock lock, Pool pool) {
    super(visit.request());
    this.visit = visit;
    this.lock = lock;
    this.pool = pool;
  }

  void enter() {
    pool.acquireAlways(this);
  }

  int holdPart() {
    return lock.holdPart();
  }

  /** Gives the lock back, or no longer waits for it. */
  void leave() {
    if (!pool.leave(this)) {
      pool.release();
    }
  }

  @Override
  protected void granted() {
    request().charge(visit.now(), lock.waitPart());
    visit.goOn();
  }

  @Override
  public void claim() {
    pool.claim();
  }

  @Override
  protected int priority() {
    return visit.priority();
  }

  @Override
  public void cancel() {
    leave();
  }
}
