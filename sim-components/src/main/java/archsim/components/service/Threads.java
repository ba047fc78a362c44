package archsim.components.service;

import archsim.components.resource.Cpu;
import archsim.components.resource.Pool;

/** A worker thread per request, held from its start to its reply, through every downstream call. */
final class Threads implements Concurrency {
  private final Pool workers;
  private final Cpu cpu;
  private final Replica replica;
  private final int waitPart;

  Threads(Replica replica, Pool workers, Cpu cpu, int waitPart) {
    this.replica = replica;
    this.workers = workers;
    this.cpu = cpu;
    this.waitPart = waitPart;
  }

  @Override
  public boolean admit(Visit visit) {
    return workers.acquire(visit);
  }

  @Override
  public void granted(Visit visit) {
    visit.request().charge(replica.clock().now(), waitPart);
    visit.begin();
  }

  @Override
  public void compute(Visit visit) {
    cpu.run(visit, visit.demand());
  }

  @Override
  public void abort(Visit visit) {
    if (!workers.leave(visit)) {
      cpu.cancel(visit);
    }
  }

  @Override
  public void claim(Visit visit) {
    if (!visit.isBranch()) {
      workers.claim();
    }
    cpu.claim(visit);
  }

  @Override
  public void end(Visit visit) {
    if (visit.hasBegun() && !visit.isBranch()) {
      workers.release();
    }
  }
}
