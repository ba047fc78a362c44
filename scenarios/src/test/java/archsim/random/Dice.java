package archsim.random;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Draws what scenarios are made of, as text in the language of scenarios. */
final class Dice {
  private final RandomGenerator random;

  Dice(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number, both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  double between(double least, double most) {
    return least + random.nextDouble() * (most - least);
  }

  /** A number whose logarithm is uniform. */
  double magnitude(double least, double most) {
    return least * Math.pow(most / least, random.nextDouble());
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A constant length of time, in whole microseconds. */
  static String time(double seconds) {
    return Math.max(1, Math.round(seconds * 1e6)) + "us";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.4f/s", rate);
  }

  /** A length of time of any distribution, with a mean between two. */
  String time(double least, double most) {
    return distribution(magnitude(least, most));
  }

  /** Any distribution of a mean. */
  String distribution(double mean) {
    return switch (between(0, 13)) {
      case 0, 1, 2 -> time(mean);
      case 3, 4, 5 -> "exp(" + time(mean) + ")";
      case 6 -> "lognormal(mean=" + time(mean) + " cv=" + number(between(0.3, 2)) + ")";
      case 7 -> "gamma(mean=" + time(mean) + " cv=" + number(between(0.3, 1.5)) + ")";
      case 8 -> "erlang(k=" + between(2, 5) + " mean=" + time(mean) + ")";
      case 9 -> "hyperexp(mean=" + time(mean) + " cv=" + number(between(1.1, 2.5)) + ")";
      case 10 -> "uniform(" + time(0.5 * mean) + " " + time(1.5 * mean) + ")";
      case 11 -> "normal(mean=" + time(mean) + " sd=" + time(0.2 * mean) + ")";
      // The mean of shape 2 is Γ(3/2) = 0.886 of the scale.
      case 12 -> "weibull(shape=2 scale=" + time(mean / 0.886) + ")";
      default -> "mix(90% " + time(0.5 * mean) + " 10% exp(" + time(5.5 * mean) + "))";
    };
  }
}
