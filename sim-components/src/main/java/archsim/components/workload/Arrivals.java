package archsim.components.workload;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the gaps between the arrivals of an open workload are distributed. */
public sealed interface Arrivals {

  /** Independent exponential gaps. */
  record Poisson() implements Arrivals {}

  /** Equal gaps; the first is cut short at random. */
  record Uniform() implements Arrivals {}

  /**
   * Independent gamma-distributed gaps.
   *
   * @param cv standard deviation / mean
   */
  record Gamma(double cv) implements Arrivals {
    public Gamma {
      Require.that(cv > 0 && cv <= 100, "cv of gamma arrivals must be > 0 and <= 100, was %s", cv);
    }
  }

  /**
   * A Poisson process whose rate jumps between two values (Markov-modulated Poisson process); the
   * stays at either are exponential.
   *
   * @param rate1 per second
   * @param stay1 mean, in seconds
   * @param rate2 per second
   * @param stay2 mean, in seconds
   */
  record Mmpp(double rate1, double stay1, double rate2, double stay2) implements Arrivals {
    public Mmpp {
      Require.that(rate1 >= 0 && rate2 >= 0, "rates of mmpp must be >= 0");
      Require.that(rate1 + rate2 > 0, "one rate of mmpp must be > 0");
      Require.that(stay1 > 0 && stay2 > 0, "stays of mmpp must be > 0");
    }

    /** (rate1 stay1 + rate2 stay2) / (stay1 + stay2). */
    double meanRate() {
      return (rate1 * stay1 + rate2 * stay2) / (stay1 + stay2);
    }
  }

  /**
   * Parses {@code poisson}, {@code uniform}, {@code gamma(cv=2)} or {@code mmpp(rate1=140/s
   * stay1=1s rate2=20/s stay2=1s)}.
   *
   * @throws archsim.core.InvalidSpecException if the text is none of these
   */
  static Arrivals parse(String text) {
    Matcher matcher = Parsing.CALL.matcher(text.trim());
    Require.that(
        matcher.matches(),
        "'%s' is no arrival process; there are poisson, uniform, gamma(cv=2),"
            + " mmpp(rate1=140/s stay1=1s rate2=20/s stay2=1s)",
        text);
    Map<String, String> given = Parsing.arguments(matcher.group(2));
    return switch (matcher.group(1)) {
      case "poisson" -> Parsing.checked(new Poisson(), given);
      case "uniform" -> Parsing.checked(new Uniform(), given);
      case "gamma" ->
          Parsing.checked(new Gamma(Parsing.number(given, "cv", Dimension.COUNT)), given, "cv");
      default ->
          Parsing.checked(
              new Mmpp(
                  Parsing.number(given, "rate1", Dimension.PER_SECOND),
                  Parsing.number(given, "stay1", Dimension.SECONDS),
                  Parsing.number(given, "rate2", Dimension.PER_SECOND),
                  Parsing.number(given, "stay2", Dimension.SECONDS)),
              given,
              "rate1",
              "stay1",
              "rate2",
              "stay2");
    };
  }

  /** The grammar of arrivals. */
  final class Parsing {
    private static final Pattern CALL =
        Pattern.compile("(poisson|uniform|gamma|mmpp)\\s*(?:\\(([^()]*)\\))?");

    private Parsing() {}

    private static Map<String, String> arguments(@Nullable String text) {
      Map<String, String> arguments = new LinkedHashMap<>();
      if (text == null || text.isBlank()) {
        return arguments;
      }
      for (String argument : text.trim().split("\\s+", -1)) {
        int equals = argument.indexOf('=');
        Require.that(equals > 0, "'%s' should be name=value, such as cv=2", argument);
        String name = argument.substring(0, equals);
        Require.that(!arguments.containsKey(name), "%s is given twice", name);
        arguments.put(name, argument.substring(equals + 1));
      }
      return arguments;
    }

    private static double number(Map<String, String> given, String name, Dimension dimension) {
      String text = given.get(name);
      Require.that(text != null, "%s is missing, such as %s=%s", name, name, dimension.example());
      return text == null ? 0 : Quantity.parse(dimension, text);
    }

    private static Arrivals checked(Arrivals arrivals, Map<String, String> given, String... names) {
      for (String name : given.keySet()) {
        Require.that(
            List.of(names).contains(name),
            "unknown argument '%s'; there are %s",
            name,
            List.of(names));
      }
      return arrivals;
    }
  }

  /** The distribution of independent gaps around a mean in seconds; not for {@link Mmpp}. */
  static Distribution gap(Arrivals arrivals, double mean) {
    if (arrivals instanceof Gamma gamma) {
      return new archsim.core.random.Gamma(mean, gamma.cv());
    }
    return arrivals instanceof Poisson
        ? new archsim.core.random.Exponential(mean)
        : new archsim.core.random.Constant(mean);
  }
}
