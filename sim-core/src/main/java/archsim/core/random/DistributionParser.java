package archsim.core.random;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code family(argument argument …)}, or a scalar, which is constant. Arguments are
 * separated by blanks and may be calls themselves, up to a depth of 8.
 */
final class DistributionParser {
  private static final int DEEPEST = 8;

  private static final String REQUESTS = " requests"; // as in 8 requests

  private final Dimension dimension;
  private final @Nullable Path folder;
  private int depth;

  DistributionParser(Dimension dimension, @Nullable Path folder) {
    this.dimension = dimension;
    this.folder = folder;
  }

  Distribution parse(String text) {
    Distributions.ALL.checkLength(text);
    String trimmed = text.trim();
    if (trimmed.indexOf('(') < 0) {
      return scalar(trimmed);
    }
    Call call = Call.of(trimmed);
    Require.that(
        ++depth <= DEEPEST, "'%s' is nested deeper than %d", Call.shortened(trimmed), DEEPEST);
    Family<Distribution> family = Distributions.ALL.named(call.name());
    try {
      Distribution created = family.create(new Arguments(family, call.arguments(), this));
      Quantity.requireWithinLimits(dimension, created.mean(), "the mean (" + created.mean() + ")");
      return created;
    } catch (InvalidSpecException e) {
      if (depth > 1) {
        throw e; // the outermost call names the place, once
      }
      throw e.within("", ", in '%s'".formatted(Call.shortened(trimmed)));
    } finally {
      depth--;
    }
  }

  private Distribution scalar(String text) {
    Require.that(
        !Distributions.ALL.has(text),
        "'%s' needs arguments; write for example %s",
        text,
        Distributions.ALL.exampleOf(text));
    return new Constant(notNegative(text));
  }

  /** A length in the unit of the values. */
  double length(String text) {
    boolean counted = dimension == Dimension.COUNT && text.endsWith(REQUESTS);
    return Quantity.parse(
        dimension, counted ? text.substring(0, text.length() - REQUESTS.length()) : text);
  }

  private double notNegative(String text) {
    double value = length(text);
    Require.that(value >= 0, "'%s' must not be negative", Call.shortened(text));
    return value;
  }

  Dimension dimension() {
    return dimension;
  }

  @Nullable Path folder() {
    return folder;
  }
}
