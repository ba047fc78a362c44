package archsim.core.theory;

import archsim.core.Require;
import java.util.List;

/**
 * Open classes that share processor-sharing servers: R(c) = Σ D(c, i)/(1 − U(i)), where U(i) = Σ
 * λ(c) D(c, i) over all classes (Lazowska et al.: Quantitative System Performance, 1984, section
 * 7.3).
 *
 * @param arrivalRates λ of each class, per second
 * @param demands D of each class at each server, in seconds
 */
public record OpenClasses(List<Double> arrivalRates, List<List<Double>> demands) {
  public OpenClasses {
    arrivalRates = List.copyOf(arrivalRates);
    demands = demands.stream().map(List::copyOf).toList();
    Require.that(
        arrivalRates.size() == demands.size(),
        "there are %d arrival rates for %d classes",
        arrivalRates.size(),
        demands.size());
  }

  /** U of a server. */
  public double utilisation(int server) {
    double sum = 0;
    for (int c = 0; c < arrivalRates.size(); c++) {
      sum += arrivalRates.get(c) * demands.get(c).get(server);
    }
    return sum;
  }

  /** R of a class over all servers, in seconds; +∞ where one of them is saturated. */
  public double responseTime(int index) {
    double sum = 0;
    for (int i = 0; i < demands.get(index).size(); i++) {
      double left = 1 - utilisation(i);
      sum += left > 0 ? demands.get(index).get(i) / left : Double.POSITIVE_INFINITY;
    }
    return sum;
  }
}
