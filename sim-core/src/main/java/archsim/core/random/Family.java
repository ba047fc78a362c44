package archsim.core.random;

import java.util.List;
import java.util.function.Function;

/**
 * A family of values, such as of distributions, that users write as {@code name(arguments)}.
 *
 * @param name as written before the parenthesis
 * @param example how it is written
 * @param about what it is, in a sentence for users
 * @param parameters its arguments by name; those of a family that is written without names in this
 *     order
 * @param naming whether the arguments are written with names
 * @param factory makes the value of the arguments
 */
public record Family<T>(
    String name,
    String example,
    String about,
    List<String> parameters,
    Naming naming,
    Function<Arguments, T> factory) {

  /** How the arguments of a family are written. */
  public enum Naming {
    NAMED,
    /** By place, though a name may be given. */
    BY_PLACE,
    /** A list of any length, which has no names. */
    LIST
  }

  public Family {
    parameters = List.copyOf(parameters);
  }

  /** A family whose arguments are written with their names. */
  public static <T> Family<T> named(
      String name,
      String example,
      String about,
      Function<Arguments, T> factory,
      String... parameters) {
    return new Family<>(name, example, about, List.of(parameters), Naming.NAMED, factory);
  }

  /** A family whose arguments are known by their places. */
  public static <T> Family<T> placed(
      String name,
      String example,
      String about,
      Function<Arguments, T> factory,
      String... parameters) {
    return new Family<>(name, example, about, List.of(parameters), Naming.BY_PLACE, factory);
  }

  static <T> Family<T> list(
      String name, String example, String about, Function<Arguments, T> factory) {
    return new Family<>(name, example, about, List.of(), Naming.LIST, factory);
  }

  T create(Arguments arguments) {
    return factory.apply(arguments);
  }
}
