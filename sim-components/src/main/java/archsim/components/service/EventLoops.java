package archsim.components.service;

import archsim.components.resource.Cpu;
import archsim.components.resource.Pool;

/**
 * A few threads that serve one line of requests and compute steps; a request that waits for
 * something else holds none of them. A request begins when a loop picks it up, whatever its first
 * step is, and is refused only before that: what goes on with it is always taken.
 */
final class EventLoops implements Concurrency {
  private final Pool loops;
  private final Cpu cpu;
  private final Replica replica;
  private final int waitPart;
  private final int limit;
  private int notBegun;

  /**
   * @param limit requests that may wait until a loop picks them up
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
    notBegun++;
    loops.acquireAlways(visit);
    return true;
  }

  @Override
  public void compute(Visit visit) {
    if (visit.isOnLoop()) {
      cpu.run(visit, visit.demand());
    } else {
      loops.acquireAlways(visit);
    }
  }

  @Override
  public void granted(Visit visit) {
    visit.request().charge(replica.clock().now(), waitPart);
    visit.setOnLoop(true);
    if (visit.hasBegun()) {
      cpu.run(visit, visit.demand());
      return;
    }
    notBegun--;
    visit.begin();
    if (!visit.isComputing()) {
      leaveLoop(visit);
    }
  }

  @Override
  public void computed(Visit visit) {
    leaveLoop(visit);
    // Whoever the loop picked up now may have ended at once, and that may have cancelled this.
    if (visit.request().isOpen()) {
      visit.goOn();
    }
  }

  @Override
  public void abort(Visit visit) {
    if (!loops.leave(visit)) {
      cpu.cancel(visit);
    } else if (!visit.hasBegun()) {
      notBegun--;
    }
  }

  @Override
  public void claim(Visit visit) {
    if (visit.isOnLoop() || loops.isInLine(visit)) {
      loops.claim();
    }
    cpu.claim(visit);
  }

  @Override
  public void end(Visit visit) {
    leaveLoop(visit);
  }

  private void leaveLoop(Visit visit) {
    if (visit.isOnLoop()) {
      visit.setOnLoop(false);
      loops.release();
    }
  }
}
