package archsim.components;

/** A kind that services send statements to, over connections that they may pool. */
public interface Queried extends ComponentSpec {}
