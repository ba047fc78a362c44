package archsim.components.model;

/** Something that sends requests of its own accord, once the run starts. */
@FunctionalInterface
public interface Source {
  void start();
}
