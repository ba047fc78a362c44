package archsim.core.random;

import archsim.core.Require;
import java.util.List;
import java.util.function.Function;

/**
 * A family of distributions that users may write; the list of them is here.
 *
 * @param name as written before the parenthesis
 * @param example how it is written
 * @param parameters its arguments by name; those of a family that is written without names in this
 *     order
 * @param naming whether the arguments are written with names
 */
record Family(
    String name,
    String example,
    List<String> parameters,
    Naming naming,
    Function<Arguments, Distribution> factory) {

  /** How the arguments of a family are written. */
  enum Naming {
    NAMED,
    /** By place, though a name may be given. */
    BY_PLACE,
    /** A list of any length, which has no names. */
    LIST
  }

  private static final List<Family> ALL =
      List.of(
          placed("exp", "exp(8ms)", a -> new Exponential(a.length("mean")), "mean"),
          named(
              "lognormal",
              "lognormal(p50=3ms p99=20ms) or lognormal(mean=5ms cv=1.5)",
              Family::lognormal,
              "p50",
              "p99",
              "mean",
              "cv"),
          named(
              "gamma",
              "gamma(mean=5ms cv=0.5)",
              a -> new Gamma(a.length("mean"), a.number("cv")),
              "mean",
              "cv"),
          named(
              "erlang",
              "erlang(k=4 mean=5ms)",
              a -> new Erlang(a.integer("k"), a.length("mean")),
              "k",
              "mean"),
          named(
              "hyperexp",
              "hyperexp(mean=5ms cv=2)",
              a -> new Hyperexponential(a.length("mean"), a.number("cv")),
              "mean",
              "cv"),
          named(
              "weibull",
              "weibull(shape=0.7 scale=5ms)",
              a -> new Weibull(a.number("shape"), a.length("scale")),
              "shape",
              "scale"),
          placed(
              "uniform",
              "uniform(1ms 3ms)",
              a -> new Uniform(a.length("min"), a.length("max")),
              "min",
              "max"),
          named(
              "normal",
              "normal(mean=5ms sd=1ms)",
              a -> new TruncatedNormal(a.length("mean"), a.length("sd")),
              "mean",
              "sd"),
          named(
              "pareto",
              "pareto(min=1ms alpha=1.5 max=1s)",
              a ->
                  new Pareto(
                      a.length("min"),
                      a.number("alpha"),
                      a.has("max") ? a.length("max") : Double.POSITIVE_INFINITY),
              "min",
              "alpha",
              "max"),
          named("zipf", "zipf(n=2M s=0.8)", Family::zipf, "n", "s"),
          list("mix", "mix(90% 2ms 10% exp(50ms))", Family::mix),
          placed("empirical", "empirical(file.csv)", a -> MeasuredFile.of(a).values(), "file"),
          placed("hdr", "hdr(file.hgrm)", a -> MeasuredFile.of(a).percentiles(), "file"));

  Distribution create(Arguments arguments) {
    return factory.apply(arguments);
  }

  static Family named(String name) {
    List<String> names = ALL.stream().map(Family::name).toList();
    int index = names.indexOf(name);
    Require.that(
        index >= 0,
        "unknown distribution '%s'; did you mean '%s'? There are %s",
        DistributionParser.shortened(name),
        Nearest.to(name, names),
        String.join(", ", names));
    return ALL.get(index);
  }

  static boolean isFamily(String text) {
    return ALL.stream().anyMatch(family -> family.name.equals(text));
  }

  static String exampleOf(String text) {
    return isFamily(text) ? named(text).example : "";
  }

  private static Distribution lognormal(Arguments a) {
    boolean byQuantiles = a.has("p50") || a.has("p99");
    Require.that(
        !byQuantiles || !(a.has("mean") || a.has("cv")),
        "a lognormal takes p50 and p99, or mean and cv, not some of both");
    return byQuantiles
        ? Lognormal.ofQuantiles(a.length("p50"), a.length("p99"))
        : Lognormal.ofMean(a.length("mean"), a.number("cv"));
  }

  private static Distribution zipf(Arguments a) {
    a.requireCount();
    return new Zipf(a.count("n"), a.number("s"));
  }

  private static Distribution mix(Arguments a) {
    return new Mixture(a.parts());
  }

  private static Family named(
      String name,
      String example,
      Function<Arguments, Distribution> factory,
      String... parameters) {
    return new Family(name, example, List.of(parameters), Naming.NAMED, factory);
  }

  private static Family placed(
      String name,
      String example,
      Function<Arguments, Distribution> factory,
      String... parameters) {
    return new Family(name, example, List.of(parameters), Naming.BY_PLACE, factory);
  }

  private static Family list(
      String name, String example, Function<Arguments, Distribution> factory) {
    return new Family(name, example, List.of(), Naming.LIST, factory);
  }
}
