package archsim.components.database.distributed;

import archsim.components.database.server.EngineSpec;
import archsim.components.flow.Draw;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.resource.Cpu;
import archsim.components.resource.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** SQL engines, which take statements in turn, compute, and hand them on. */
final class Engines {
  static final String RESOURCE = "engine";

  private final List<Cpu> cpus = new ArrayList<>();
  private final Draw work;
  private int next;

  Engines(EngineSpec spec, int count, Wiring wiring) {
    work = wiring.draw("engine/work", spec.work());
    ResourceStatistics cores = wiring.resource(RESOURCE, spec.cpu(), count);
    Parts.Computing parts =
        new Parts.Computing(wiring.part(RESOURCE), wiring.part(RESOURCE + ".wait"));
    for (int i = 0; i < count; i++) {
      cpus.add(Cpu.of(wiring.clock(), spec.cpu(), Integer.MAX_VALUE, cores.replica(i), parts));
    }
  }

  /** The engine whose turn it is: it works on a statement, and goes on with it. */
  Handler next(Consumer<Request> then) {
    int index = next;
    next = (next + 1) % cpus.size();
    return Handler.of(index, request -> run(request, cpus.get(index), then));
  }

  private void run(Request request, Cpu cpu, Consumer<Request> then) {
    Run run = new Run(request, cpu, then);
    request.heldBy(run);
    cpu.run(run, work.next(request));
  }

  private static final class Run extends Execution {
    private final Cpu cpu;
    private final Consumer<Request> then;

    Run(Request request, Cpu cpu, Consumer<Request> then) {
      super(request);
      this.cpu = cpu;
      this.then = then;
    }

    @Override
    protected void computed() {
      then.accept(request());
    }

    @Override
    public void claim() {
      cpu.claim(this);
    }

    @Override
    public void cancel() {
      cpu.cancel(this);
      request().complete(Outcome.CANCELLED);
    }
  }
}
