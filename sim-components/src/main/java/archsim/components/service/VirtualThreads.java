package archsim.components.service;

import archsim.components.resource.Cpu;

/** A cheap thread per request: nothing but the CPU limits them, and their number. */
final class VirtualThreads implements Concurrency {
  private final Cpu cpu;
  private final int limit;
  private int inside;

  /**
   * @param limit requests inside; one more is refused
   */
  VirtualThreads(Cpu cpu, int limit) {
    this.cpu = cpu;
    this.limit = limit;
  }

  @Override
  public boolean admit(Visit visit) {
    if (inside >= limit) {
      return false;
    }
    inside++;
    visit.begin();
    return true;
  }

  @Override
  public void compute(Visit visit) {
    cpu.run(visit, visit.demand());
  }

  @Override
  public void abort(Visit visit) {
    cpu.cancel(visit);
  }

  @Override
  public void claim(Visit visit) {
    cpu.claim(visit);
  }

  @Override
  public void end(Visit visit) {
    if (!visit.isBranch()) {
      inside--;
    }
  }
}
