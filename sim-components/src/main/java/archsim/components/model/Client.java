package archsim.components.model;

import archsim.components.demand.Consumption;
import java.util.List;
import java.util.stream.Stream;

/** A kind that asks other components, and takes messages from queues. */
public interface Client {
  /** What it takes from queues by itself, beside what it is called for. */
  List<Consumption> consumptions();

  /** The names of the keys by which it asks another component. */
  Stream<String> keysAskedOf(String component);
}
