package archsim.components.workload;

import archsim.components.Architecture;
import archsim.components.Demand;
import archsim.components.Edge;
import archsim.components.SourceWiring;
import java.util.List;
import java.util.Map;

/** The edges of a workload's requests, and the class each leads to. */
final class Routes {
  private final Edge[] edges;
  private final int[] classes;
  private final double[] upTo;

  Routes(Workload.Spec spec, SourceWiring wiring) {
    Architecture architecture = wiring.architecture();
    List<Workload.Way> ways = spec.ways(architecture);
    List<String> names = spec.classes(architecture);
    Map<Demand.Target, String> classOf = spec.classOf(architecture);
    edges = new Edge[ways.size()];
    classes = new int[ways.size()];
    upTo = new double[ways.size()];
    double sum = 0;
    for (int i = 0; i < edges.length; i++) {
      Demand.Target target = ways.get(i).target();
      edges[i] = wiring.edge(target);
      classes[i] = Math.max(0, names.indexOf(classOf.getOrDefault(target, "")));
      sum += ways.get(i).share();
      upTo[i] = sum;
    }
    if (edges.length == 1 && spec.terms().timeout() == null) {
      wiring.sendsAllOn(edges[0]);
    }
  }

  int size() {
    return edges.length;
  }

  /** The way that a uniform number from 0 to 1 falls on. */
  int at(double drawn) {
    int i = 0;
    while (i < upTo.length - 1 && drawn >= upTo[i]) {
      i++;
    }
    return i;
  }

  Edge edge(int way) {
    return edges[way];
  }

  int requestClass(int way) {
    return classes[way];
  }
}
