package archsim.core.results;

/** A figure that lies between two bounds. */
public record RangeResult(double low, double high) {}
