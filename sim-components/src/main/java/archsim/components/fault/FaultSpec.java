package archsim.components.fault;

import archsim.components.flow.Component;
import archsim.components.model.Checked;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fault;
import archsim.components.model.Findings;
import archsim.components.model.Flushable;
import archsim.components.model.Wiring;
import archsim.components.unit.Changes;
import archsim.components.unit.OfUnits;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Inline;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about one thing that happens.
 *
 * @param at seconds since the end of the warm-up
 * @param lasts how long killed units stay down, in seconds; without it they begin again at once
 */
@Doc("Something that is made to happen to a component at a time.")
@NotYet({
  "slow",
  "factor",
  "zone-down",
  "partition",
  "latency",
  "add",
  "errors",
  "ratio",
  "mtbf",
  "mttr",
  "region",
  "zone"
})
public record FaultSpec(
    @Doc("When, counted from the end of the warm-up.") @Unit(Dimension.SECONDS) double at,
    @Key("for")
        @Doc("How long killed units stay down; without it they begin again at once (kill).")
        @Unit(Dimension.SECONDS)
        @Nullable Double lasts,
    @Inline FaultTarget what,
    @Inline FaultUnits howMany)
    implements Fault, Checked {
  private static final double LONGEST = 3650 * 86_400.0;

  public FaultSpec {
    Require.field("at", at >= 0 && at <= LONGEST, "must be >= 0 and at most 3650d, was %s s", at);
    Require.field(
        "for",
        lasts == null || (lasts > 0 && lasts <= LONGEST),
        "must be > 0 and at most 3650d, was %s s",
        lasts);
    boolean kills = what.kill() != null;
    Require.field("for", kills || lasts == null, "belongs to kill, where units come back");
    howMany.check(kills);
  }

  @Override
  public String verb() {
    return what.verb();
  }

  @Override
  public String target() {
    return what.target();
  }

  @Override
  public int units() {
    return howMany.number();
  }

  @Override
  public int change() {
    return verb().startsWith("add-") ? units() : verb().startsWith("remove-") ? -units() : 0;
  }

  @Override
  public void check(Findings findings) {
    ComponentSpec spec = findings.find(target(), ComponentSpec.class);
    if (spec == null) {
      return;
    }
    List<String> possible = spec.faults();
    if (!possible.contains(verb())) {
      findings.refuse(
          Findings.Kind.RULE,
          this,
          verb(),
          "%s does nothing to %s '%s'".formatted(verb(), spec.kind().replace('-', ' '), target()),
          possible.isEmpty()
              ? "nothing can be made to happen to it"
              : "what can be made to happen to it: " + String.join(", ", possible));
    } else if (verb().equals("kill")
        && units() > Changes.of(findings.architecture(), target()).most(spec.replicas())) {
      findings.refuse(
          this,
          verb(),
          "kill takes %s of '%s', which has %s".formatted(units(), target(), spec.replicas()));
    }
  }

  @Override
  public void strike(Component component, Wiring wiring) {
    if (what.kill() != null) {
      as(OfUnits.class, component).units().kill(units(), lasts == null ? 0 : lasts);
      return;
    }
    int change = change();
    wiring.journal(verb() + " " + target() + (change == 0 ? "" : ": " + units()));
    if (change == 0) {
      as(Flushable.class, component).flush();
    } else if (change > 0) {
      as(OfUnits.class, component).join(change);
    } else {
      as(OfUnits.class, component).leave(-change);
    }
  }

  /**
   * The contract that a fault needs of its target.
   *
   * @throws archsim.core.InvalidSpecException if the target does not have it
   */
  private <T> T as(Class<T> contract, Component component) {
    Require.that(contract.isInstance(component), "%s does nothing to '%s'", verb(), target());
    return contract.cast(component);
  }
}
