package archsim.core.results;

/** How long the simulation took; not part of the fingerprint. */
public record TimingResult(double wallS, long events) {}
