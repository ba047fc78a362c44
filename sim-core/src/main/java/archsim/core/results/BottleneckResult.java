package archsim.core.results;

/** The resource that saturates first as load grows, and the total arrival rate where it does. */
public record BottleneckResult(String component, String resource, double boundPerS) {}
