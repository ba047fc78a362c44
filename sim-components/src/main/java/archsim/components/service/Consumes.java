package archsim.components.service;

import archsim.components.demand.Consumption;
import archsim.components.model.Queued;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service takes from a queue, and what it does with it.
 *
 * @param queue whose messages it takes
 * @param group every group gets every message, and its consumers share them
 * @param batch most messages for which the steps are done once
 * @param prefetch most messages that one consumer has in its hands
 * @param concurrency consumers of each replica
 * @param steps done for a batch, one after the other
 */
@Doc("What a service takes from a queue, and what it does with it.")
public record Consumes(
    @Doc("Whose messages it takes.") @Ref(Queued.class) String queue,
    @Doc(
            "Each group gets every message, and its consumers share them (default: the name of the"
                + " service).")
        @Nullable String group,
    @Doc("Most messages that are processed together: the steps are done once for all of them.")
        @Unit(Dimension.COUNT)
        @Default("1")
        int batch,
    @Doc("Most messages that one consumer has in its hands (default batch).") @Unit(Dimension.COUNT)
        @Nullable Integer prefetch,
    @Doc(
            "Consumers of each replica (default its threads or loops; with virtual-threads the"
                + " partitions of the queue).")
        @Unit(Dimension.COUNT)
        @Nullable Integer concurrency,
    @Doc(
            "Acknowledged when processed, at least once (after), or when handed out, at most once"
                + " (before).")
        @Default("after")
        Acknowledge acknowledge,
    @Doc("What is done with a batch, one step after the other.") List<StepSpec> steps) {
  private static final int MOST = 100_000;

  /** When a message is acknowledged. */
  public enum Acknowledge {
    @Doc("A message is acknowledged when the steps have ended OK: at least once.")
    AFTER,
    @Doc("A message is acknowledged when it is handed out: at most once.")
    BEFORE
  }

  public Consumes {
    steps = List.copyOf(steps);
    Require.field("steps", !steps.isEmpty(), "must not be empty; a consumer does something");
    Require.range("batch", batch, 1, MOST);
    Require.field(
        "prefetch",
        prefetch == null || (prefetch >= batch && prefetch <= MOST),
        "must be from the batch of %d to %,d, was %s",
        batch,
        MOST,
        prefetch);
    Require.range("concurrency", concurrency, 1, MOST);
    Require.field("group", group == null || !group.isBlank(), "must not be empty");
    Require.field(
        "batch",
        batch == 1 || steps.stream().noneMatch(StepSpec::usesKeys),
        "is %d, and a step uses a key: each message has keys of its own; take batch: 1, or"
            + " leave the key out",
        batch);
  }

  /** How a service of so many workers or loops takes messages. */
  Consumption by(int workers) {
    return new Consumption(
        queue,
        group,
        batch,
        prefetch == null ? batch : prefetch,
        concurrency == null ? workers : concurrency,
        acknowledge == Acknowledge.BEFORE);
  }
}
