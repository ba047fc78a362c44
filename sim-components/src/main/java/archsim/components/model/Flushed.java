package archsim.components.model;

/** A kind that faults can make forget all that it holds. */
public interface Flushed extends ComponentSpec {}
