package archsim.components;

/** A kind that faults can make forget all that it holds. */
public interface Flushed extends ComponentSpec {}
