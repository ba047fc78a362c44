package archsim.components.resource;

import archsim.components.flow.Request;
import archsim.components.model.Model;
import archsim.components.model.Wiring;
import archsim.core.Clock;

/** Something that arrives at a CPU, and remembers when its work was done. */
abstract class ComputingJob extends Execution {
  double end = Double.NaN;
  private final Clock clock;

  ComputingJob(Model model, Cpu cpu, double arrival, double work) {
    super(Request.origin(new Wiring(model, "users").edge("app", "")));
    clock = model.clock("app");
    clock.schedule(
        arrival,
        () -> {
          request().account().start(clock.now());
          cpu.run(this, work);
        });
  }

  @Override
  public void cancel() {}

  @Override
  protected void computed() {
    end = clock.now();
  }

  @Override
  public void claim() {}

  double[] parts() {
    double[] parts = new double[2];
    request().account().addTo(parts);
    return parts;
  }
}
