package archsim.components;

/** A kind that workloads, services and load balancers send their requests to. */
public interface Called extends ComponentSpec {}
