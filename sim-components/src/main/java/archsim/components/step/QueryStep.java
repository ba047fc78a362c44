package archsim.components.step;

import archsim.components.Demand;
import archsim.components.Timeout;
import archsim.components.database.Operation;
import archsim.components.database.Statement;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a database, waited for.
 *
 * @param db the database
 * @param op read or write
 * @param key the keys of which the request's own is meant
 * @param scatter whether all shards have to answer
 * @param ranges that it is about
 * @param timeout how long it is waited for, in seconds
 * @param cancel what becomes of a statement nobody waits for any more
 */
@Doc("Runs a statement of a database and waits for it.")
@NotYet({
  "table",
  "rows",
  "consistency",
  "transaction",
  "hold",
  "deadline",
  "retry",
  "circuitBreaker",
  "bulkhead",
  "hedge",
  "fallback"
})
public record QueryStep(
    @Shorthand @Doc("Which database.") @Ref("databases") String db,
    @Doc("read or write.") @Default("read") Operation op,
    @Doc("The keys of which the request's own is read or written; without it no key matters.")
        @Ref(value = "keys", free = true)
        @Nullable String key,
    @Doc("Asks all shards and waits for all of them (topology sharded).") @Default("false")
        boolean scatter,
    @Doc("How many ranges it is about: that of the key, and those after it (distributed-sql).")
        @Unit(Dimension.COUNT)
        @Default("1")
        int ranges,
    @Doc("How long the caller waits; without one for ever.") @Unit(Dimension.SECONDS)
        @Nullable Distribution timeout,
    @Doc("After a timeout the statement works on (ignore) or stops where it stands (propagate).")
        @Default("ignore")
        Timeout.Cancelling cancel)
    implements StepSpec, ImpliedDefaults {
  public QueryStep {
    Require.that(
        key == null || !scatter,
        "scatter asks all shards, so it takes no key: leave one of the two out");
    Require.that(ranges >= 1 && ranges <= 1000, "ranges must be from 1 to 1000, was %d", ranges);
  }

  /** One that is about no key. */
  public QueryStep(
      String db, Operation op, @Nullable Distribution timeout, Timeout.Cancelling cancel) {
    this(db, op, null, false, 1, timeout, cancel);
  }

  @Override
  public Map<String, String> impliedDefaults() {
    return timeout == null ? Collections.singletonMap("timeout", "none") : Collections.emptyMap();
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Statement statement =
        key == null && !scatter && ranges == 1
            ? null
            : new Statement(key == null ? null : wiring.keys(key), scatter, ranges);
    return Calls.step(wiring, reference(), statement, timeout, cancel, next);
  }

  @Override
  public boolean usesKeys() {
    return key != null;
  }

  @Override
  public Stream<String> keysAskedOf(String component) {
    return key != null && db.equals(component) ? Stream.of(key) : Stream.empty();
  }

  @Override
  public void addDemand(Demand demand) {
    demand.about(reference(), key, scatter, ranges);
    demand.call(reference(), timeout);
  }

  private String reference() {
    return db + "." + op.endpoint();
  }
}
