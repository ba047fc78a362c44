package archsim.core.results;

/** Something that the scenario made happen, such as a fault. */
public record EventResult(double tS, String what) {}
