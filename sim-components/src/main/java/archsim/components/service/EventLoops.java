package archsim.components.service;

import archsim.components.Cpu;
import archsim.components.Pool;

/**
 * A few threads that serve one line of compute steps, each to its end; a request that waits for
 * something else holds none of them. A request is refused only before it has begun.
 */
final class EventLoops implements Concurrency {
  private final Pool loops;
  private final Cpu cpu;
  private final Replica replica;
  private final int waitPart;
  private final int limit;
  private int notBegun;

  /**
   * @param limit requests that may wait for their first compute step
   */
  EventLoops(Replica replica, Pool loops, Cpu cpu, int waitPart, int limit) {
    this.replica = replica;
    this.loops = loops;
    this.cpu = cpu;
    this.waitPart = waitPart;
    this.limit = limit;
  }

  @Override
  public boolean admit(Visit visit) {
    if (notBegun >= limit && loops.isBusy()) {
      return false;
    }
    visit.begin();
    return true;
  }

  @Override
  public void compute(Visit visit) {
    if (!visit.hasComputed()) {
      notBegun++;
    }
    loops.acquireAlways(visit);
  }

  @Override
  public void granted(Visit visit) {
    if (!visit.hasComputed()) {
      notBegun--;
      visit.setComputed();
    }
    visit.request().charge(replica.clock().now(), waitPart);
    cpu.run(visit, visit.work());
  }

  @Override
  public void computed(Visit visit) {
    loops.release();
    visit.goOn();
  }

  @Override
  public void abort(Visit visit) {
    if (loops.leave(visit)) {
      if (!visit.hasComputed()) {
        notBegun--;
      }
    } else if (cpu.cancel(visit)) {
      loops.release();
    }
  }

  @Override
  public void claim(Visit visit) {
    if (loops.isInLine(visit) || visit.isComputing()) {
      loops.claim();
    }
    cpu.claim(visit);
  }

  @Override
  public void end(Visit visit) {}
}
