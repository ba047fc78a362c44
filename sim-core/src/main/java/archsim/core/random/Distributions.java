package archsim.core.random;

import static archsim.core.random.Family.list;
import static archsim.core.random.Family.named;
import static archsim.core.random.Family.placed;

import archsim.core.Require;
import java.util.List;

/** The families of distributions that users may write; the list of them is here. */
final class Distributions {
  static final Families<Distribution> ALL =
      new Families<>(
          "distribution",
          List.of(
              placed(
                  "exp",
                  "exp(8ms)",
                  "Exponential, by its mean: cv 1.",
                  a -> new Exponential(a.length("mean")),
                  "mean"),
              named(
                  "lognormal",
                  "lognormal(p50=3ms p99=20ms) or lognormal(mean=5ms cv=1.5)",
                  "Lognormal: skewed to the right, as most measured service times are.",
                  Distributions::lognormal,
                  "p50",
                  "p99",
                  "mean",
                  "cv"),
              named(
                  "gamma",
                  "gamma(mean=5ms cv=0.5)",
                  "Gamma: of any cv, a lighter tail than lognormal.",
                  a -> new Gamma(a.length("mean"), a.number("cv")),
                  "mean",
                  "cv"),
              named(
                  "erlang",
                  "erlang(k=4 mean=5ms)",
                  "Erlang: the sum of k equal exponential stages, cv 1/√k.",
                  a -> new Erlang(a.integer("k"), a.length("mean")),
                  "k",
                  "mean"),
              named(
                  "hyperexp",
                  "hyperexp(mean=5ms cv=2)",
                  "Hyperexponential with balanced means: cv above 1.",
                  a -> new Hyperexponential(a.length("mean"), a.number("cv")),
                  "mean",
                  "cv"),
              named(
                  "weibull",
                  "weibull(shape=0.7 scale=5ms)",
                  "Weibull: a shape below 1 has a heavier tail than exponential.",
                  a -> new Weibull(a.number("shape"), a.length("scale")),
                  "shape",
                  "scale"),
              placed(
                  "uniform",
                  "uniform(1ms 3ms)",
                  "Uniform between two values.",
                  a -> new Uniform(a.length("min"), a.length("max")),
                  "min",
                  "max"),
              named(
                  "normal",
                  "normal(mean=5ms sd=1ms)",
                  "Normal, cut off at 0.",
                  a -> new TruncatedNormal(a.length("mean"), a.length("sd")),
                  "mean",
                  "sd"),
              named(
                  "pareto",
                  "pareto(min=1ms alpha=1.5 max=1s)",
                  "Pareto: a heavy tail; max, which may be missing, bounds it.",
                  a ->
                      new Pareto(
                          a.length("min"),
                          a.number("alpha"),
                          a.has("max") ? a.length("max") : Double.POSITIVE_INFINITY),
                  "min",
                  "alpha",
                  "max"),
              named(
                  "zipf",
                  "zipf(n=2M s=0.8)",
                  "Zipf: ranks from 1 to n, rank k as often as 1/k^s; for counts only.",
                  Distributions::zipf,
                  "n",
                  "s"),
              list(
                  "mix",
                  "mix(90% 2ms 10% exp(50ms))",
                  "Mixture: one of several distributions, each by its share.",
                  Distributions::mix),
              placed(
                  "empirical",
                  "empirical(file.csv)",
                  "Values from a file, one a line, each equally likely.",
                  a -> MeasuredFile.of(a).values(),
                  "file"),
              placed(
                  "hdr",
                  "hdr(file.hgrm)",
                  "Percentiles from a file that HdrHistogram wrote.",
                  a -> MeasuredFile.of(a).percentiles(),
                  "file")));

  private Distributions() {}

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
}
