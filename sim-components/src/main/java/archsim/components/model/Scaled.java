package archsim.components.model;

/** A kind that gets more or fewer servers by faults. */
public interface Scaled extends ComponentSpec {}
