package archsim.core.results;

/** The version of the program that made a result. */
public record VersionResult(String version) {}
