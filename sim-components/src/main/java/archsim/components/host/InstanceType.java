package archsim.components.host;

import archsim.components.resource.CreditRules;
import archsim.components.resource.Machine;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.FreeName;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A type of machines. What is missing is taken from the type of the same name in the built-in
 * catalogue, if it has one.
 *
 * @param vcpu cores, of which two may be hyper-threads of one
 * @param memory in bytes
 * @param speed of one vCPU while all are busy; 1 is that of {@code m5.large}
 * @param price per second
 */
@FreeName
@Doc("A type of machines; what is missing is taken from the built-in type of that name.")
public record InstanceType(
    @Doc("vCPUs: cores, or hyper-threads, two of which share a core.") @Unit(Dimension.COUNT)
        @Nullable Integer vcpu,
    @Doc("Memory.") @Unit(Dimension.BYTES) @Nullable Double memory,
    @Doc("Work that a vCPU does in the time that one of m5.large does 1 (default 1).")
        @Unit(Dimension.COUNT)
        @Nullable Double speed,
    @Doc("What a machine costs; where nobody says it, results say that it is missing.")
        @Unit(Dimension.MONEY)
        @Nullable Double price,
    @Doc("CPU credits of a burstable type.") @Nullable CreditsSpec credits) {
  private static final int MOST_VCPUS = 100_000;
  private static final double MOST_SPEED = 1000;

  public InstanceType {
    Require.range("vcpu", vcpu, 1, MOST_VCPUS);
    Require.field("memory", memory == null || memory > 0, "must be > 0, was %s", memory);
    Require.field(
        "speed",
        speed == null || (speed > 0 && speed <= MOST_SPEED),
        "must be > 0 and at most %s, was %s",
        MOST_SPEED,
        speed);
    Require.field("price", price == null || price >= 0, "must be >= 0, was %s", price);
  }

  /**
   * CPU credits: one is one vCPU at 100 % for one minute.
   *
   * @param baseline the share of its vCPUs that can be busy for ever
   * @param earn credits per second
   * @param max credits that can be kept
   * @param launch credits at the start of a run
   * @param surplusPrice of one vCPU second
   */
  @Doc("CPU credits; one is one vCPU at 100 % for one minute.")
  public record CreditsSpec(
      @Doc("The share of its vCPUs that can be busy for ever; follows from earn.")
          @Unit(Dimension.SHARE)
          @Nullable Double baseline,
      @Doc("Credits that a machine earns; follow from baseline.") @Unit(Dimension.PER_SECOND)
          @Nullable Double earn,
      @Doc("Most credits that are kept (default those of 24 h).") @Unit(Dimension.COUNT)
          @Nullable Double max,
      @Doc("Credits at the start of a run (default 0).") @Unit(Dimension.COUNT)
          @Nullable Double launch,
      @Doc("What a machine without credits does (default standard: it slows down to the baseline).")
          @Nullable CreditMode mode,
      @Doc("What credits cost that were owed and not earned back, in mode unlimited.")
          @Unit(Dimension.MONEY)
          @Nullable Double surplusPrice) {
    public CreditsSpec {
      Require.field(
          "baseline",
          baseline == null || (baseline > 0 && baseline <= 1),
          "must be > 0 %% and at most 100 %%, was %s",
          baseline);
      Require.field("earn", earn == null || earn > 0, "must be > 0, was %s", earn);
      Require.field("max", max == null || max > 0, "must be > 0, was %s", max);
      Require.field(
          "launch",
          launch == null || (launch >= 0 && (max == null || launch <= max)),
          "must be >= 0 and at most max, was %s",
          launch);
      Require.field(
          "surplusPrice",
          surplusPrice == null || surplusPrice >= 0,
          "must be >= 0, was %s",
          surplusPrice);
    }
  }

  /** What a machine does that has no credits left. */
  public enum CreditMode {
    @Doc("It slows down to its baseline.")
    STANDARD,
    @Doc("It goes on and owes credits, which what it earns later pays back.")
    UNLIMITED
  }

  /**
   * The machine, with what is missing here taken from another type.
   *
   * @throws archsim.core.InvalidSpecException if something is still missing, or contradicts itself
   */
  Machine machine(String name, @Nullable Machine builtIn) {
    Integer own = vcpu;
    double vcpus = own != null ? own : builtIn == null ? 0 : builtIn.vcpus();
    Require.that(
        vcpus > 0,
        "instance type '%s' needs vcpu: it is not in the built-in catalogue, that has %s",
        name,
        "families such as m7i, c7g, t3");
    return new Machine(
        name,
        vcpus,
        memory != null || builtIn == null ? memory : builtIn.memory(),
        speed != null ? speed : builtIn == null ? 1 : builtIn.speed(),
        price != null || builtIn == null ? price : builtIn.price(),
        credits == null
            ? builtIn == null ? null : builtIn.credits()
            : rules(name, vcpus, credits, builtIn == null ? null : builtIn.credits()));
  }

  private static CreditRules rules(
      String name, double vcpus, CreditsSpec own, @Nullable CreditRules builtIn) {
    double earned = earned(name, vcpus, own, builtIn);
    boolean unlimited =
        own.mode() != null
            ? own.mode() == CreditMode.UNLIMITED
            : builtIn != null && builtIn.unlimited();
    Require.that(
        unlimited || own.surplusPrice() == null,
        "instance type '%s' has a surplusPrice and mode standard, in which nothing is owed",
        name);
    double max = own.max() != null ? own.max() : builtIn == null ? 86_400 * earned : builtIn.max();
    double launch = own.launch() != null ? own.launch() : builtIn == null ? 0 : builtIn.launch();
    Require.that(
        launch <= max, "instance type '%s' has launch %s, more than max %s", name, launch, max);
    Double price = own.surplusPrice();
    return new CreditRules(
        earned,
        max,
        launch,
        unlimited,
        price != null || builtIn == null ? price : builtIn.surplusPrice());
  }

  private static double earned(
      String name, double vcpus, CreditsSpec own, @Nullable CreditRules builtIn) {
    Double earn = own.earn();
    Double baseline = own.baseline();
    if (earn == null && baseline == null) {
      Require.field(
          "credits", builtIn != null, "of instance type '%s' need baseline or earn, or both", name);
      return builtIn == null ? 0 : builtIn.earned();
    }
    double byBaseline = baseline == null ? 0 : baseline * vcpus / 60;
    if (earn == null) {
      return byBaseline;
    }
    Require.field(
        "credits",
        baseline == null || Math.abs(byBaseline - earn) <= 0.01 * earn,
        "of instance type '%s' contradict each other: a baseline of %s %% on %s vCPUs earns"
            + " %s/h, not %s/h",
        name,
        100 * (baseline == null ? 0 : baseline),
        vcpus,
        3600 * byBaseline,
        3600 * earn);
    return earn;
  }
}
