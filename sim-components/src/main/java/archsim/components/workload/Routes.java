package archsim.components.workload;

import archsim.components.call.Calls;
import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.flow.Call;
import archsim.components.flow.Edge;
import archsim.components.model.Architecture;
import archsim.components.model.SourceWiring;
import java.util.List;
import java.util.Map;

/** The calls of a workload's requests, and the class each leads to. */
final class Routes {
  private final Call[] calls;
  private final int[] classes;
  private final double[] upTo;

  Routes(Workload.Spec spec, SourceWiring wiring) {
    Architecture architecture = wiring.architecture();
    List<Workload.Way> ways = spec.ways(architecture);
    List<String> names = spec.classes(architecture);
    Map<Demand.Target, String> classOf = spec.classOf(architecture);
    Timeout limit = wiring.timeout(spec.terms());
    calls = new Call[ways.size()];
    classes = new int[ways.size()];
    upTo = new double[ways.size()];
    double sum = 0;
    for (int i = 0; i < calls.length; i++) {
      Demand.Target target = ways.get(i).target();
      Edge edge = wiring.edge(target);
      calls[i] = Calls.of(edge, limit);
      if (ways.size() == 1 && limit == null) {
        wiring.sendsAllOn(edge);
      }
      classes[i] = Math.max(0, names.indexOf(classOf.getOrDefault(target, "")));
      sum += ways.get(i).share();
      upTo[i] = sum;
    }
  }

  int size() {
    return calls.length;
  }

  /** The way that a uniform number from 0 to 1 falls on. */
  int at(double drawn) {
    int i = 0;
    while (i < upTo.length - 1 && drawn >= upTo[i]) {
      i++;
    }
    return i;
  }

  Call call(int way) {
    return calls[way];
  }

  int requestClass(int way) {
    return classes[way];
  }
}
