package archsim.components.service;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * Garbage collection that stops the world.
 *
 * @param every bytes that are allocated from one pause to the next
 * @param allocates bytes that a request allocates, when it begins
 * @param pause how long all compute of the replica stops, in seconds
 */
@Doc("Garbage collection: pauses of all compute of a replica, driven by what requests allocate.")
public record Gc(
    @Doc("So many bytes are allocated from one pause to the next.") @Unit(Dimension.BYTES)
        double every,
    @Doc("What a request allocates when it begins.") @Unit(Dimension.BYTES) Distribution allocates,
    @Doc("How long all compute of the replica stops.") @Unit(Dimension.SECONDS)
        Distribution pause) {
  public Gc {
    Require.field("every", every >= 1, "must be at least 1B, was %s bytes", every);
    Require.field(
        "allocates",
        allocates.mean() <= every,
        "is %s bytes, more than every, %s: there would be a pause for each request and" + " more",
        allocates.mean(),
        every);
  }

  /** Seconds of pause per request, on average. */
  double pausePerRequest() {
    return allocates.mean() / every * pause.mean();
  }
}
