package archsim.core.random;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of families of one kind of value, such as all distributions.
 *
 * @param noun what a value is, for messages
 */
public record Families<T>(String noun, List<Family<T>> all) {
  private static final int LONGEST_TEXT = 10_000;

  public Families {
    all = List.copyOf(all);
  }

  /**
   * Reads {@code family(argument argument …)}, or the bare name of a family without arguments.
   *
   * @param folder where files that the text names lie; without one they are refused
   * @throws InvalidSpecException if the text is no such call, with a suggestion
   */
  public T parse(String text, @Nullable Path folder) {
    checkLength(text);
    String trimmed = text.trim();
    DistributionParser values = new DistributionParser(Dimension.COUNT, folder);
    if (trimmed.indexOf('(') < 0) {
      Family<T> family = named(trimmed);
      Require.that(
          family.parameters().isEmpty(),
          "'%s' needs arguments; write for example %s",
          trimmed,
          family.example());
      return family.create(new Arguments(family, List.of(), values));
    }
    Call call = Call.of(trimmed);
    Family<T> family = named(call.name());
    try {
      return family.create(new Arguments(family, call.arguments(), values));
    } catch (InvalidSpecException e) {
      throw e.within("", ", in '%s'".formatted(Call.shortened(trimmed)));
    }
  }

  void checkLength(String text) {
    Require.that(
        text.length() <= LONGEST_TEXT,
        "a %s may have %d characters, this one has %d",
        noun,
        LONGEST_TEXT,
        text.length());
  }

  Family<T> named(String name) {
    List<String> names = all.stream().map(Family::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new InvalidSpecException("unknown %s '%s'".formatted(noun, Call.shortened(name)))
          .suggesting("'" + Nearest.to(name, names) + "'")
          .within("", " There are " + String.join(", ", names));
    }
    return all.get(index);
  }

  boolean has(String name) {
    return all.stream().anyMatch(family -> family.name().equals(name));
  }

  String exampleOf(String name) {
    return has(name) ? named(name).example() : "";
  }
}
