package archsim.core.theory;

import archsim.core.Require;
import java.util.List;

/**
 * M/G/1 with priorities that do not interrupt a service: Wq(k) = W0/((1 − σ(k − 1))(1 − σ(k))),
 * where W0 = Σ λ E[S²]/2 over all classes and σ(k) is the utilisation by the classes up to k
 * (Cobham: Priority assignment in waiting line problems, Operations Research 2, 1954).
 *
 * @param classes the most urgent first
 */
public record Cobham(List<PollaczekKhinchine> classes) {
  public Cobham {
    classes = List.copyOf(classes);
    double utilisation = classes.stream().mapToDouble(PollaczekKhinchine::utilisation).sum();
    Require.that(utilisation < 1, "utilisation must be below 1, was %s", utilisation);
  }

  /** Wq of the class at a place of the list, in seconds. */
  public double meanWaitingTime(int index) {
    double residual = 0;
    for (PollaczekKhinchine one : classes) {
      residual += one.arrivalRate() * one.secondMoment() / 2;
    }
    return residual / ((1 - upTo(index)) * (1 - upTo(index + 1)));
  }

  private double upTo(int end) {
    return classes.subList(0, end).stream().mapToDouble(PollaczekKhinchine::utilisation).sum();
  }
}
