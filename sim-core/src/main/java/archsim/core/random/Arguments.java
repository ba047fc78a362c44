package archsim.core.random;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The arguments of one call of a family, by name; each is known, given once and has a value. */
public final class Arguments {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern NAME_AND_VALUE = Pattern.compile("([A-Za-z]\\w*)[=:](.*)");

  private final Family<?> family;
  private final List<String> written;
  private final DistributionParser parser;
  private final Map<String, String> byName = new LinkedHashMap<>();

  Arguments(Family<?> family, List<String> written, DistributionParser parser) {
    this.family = family;
    this.written = written;
    this.parser = parser;
    switch (family.naming()) {
      case NAMED -> written.forEach(this::addNamed);
      case BY_PLACE -> addByPlace();
      case LIST -> {}
    }
  }

  private void addByPlace() {
    int limit = family.parameters().size();
    Require.that(
        written.size() <= limit,
        "%s takes %d argument%s, had %d; write %s",
        family.name(),
        limit,
        limit == 1 ? "" : "s",
        written.size(),
        family.example());
    for (int i = 0; i < written.size(); i++) {
      if (written.get(i).indexOf('=') > 0) {
        addNamed(written.get(i));
      } else {
        add(family.parameters().get(i), withoutComma(written.get(i)));
      }
    }
  }

  private void addNamed(String argument) {
    var matcher = NAME_AND_VALUE.matcher(argument);
    Require.that(
        matcher.matches() && argument.charAt(matcher.end(1)) == '=',
        "%s needs name=value, was '%s'; write %s",
        family.name(),
        Call.shortened(argument),
        family.example());
    String name = matcher.group(1);
    if (!family.parameters().contains(name)) {
      throw new InvalidSpecException(
              "%s has no argument '%s'".formatted(family.name(), Call.shortened(name)))
          .suggesting("'" + Nearest.to(name, family.parameters()) + "'")
          .within("", " Write " + family.example());
    }
    add(name, withoutComma(matcher.group(2)));
  }

  private void add(String name, String value) {
    Require.that(
        !value.isEmpty() && value.indexOf('=') < 0,
        "%s needs a value for %s; write %s",
        family.name(),
        name,
        family.example());
    Require.that(
        byName.put(name, value) == null, "%s has the argument %s twice", family.name(), name);
  }

  private String withoutComma(String value) {
    Require.that(
        value.indexOf(',') < 0,
        "'%s' has a comma, but arguments are separated by blanks; write %s",
        Call.shortened(value),
        family.example());
    return value;
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** An argument as written. */
  public String text(String name) {
    String value = byName.get(name);
    Require.that(value != null, "%s needs %s; write %s", family.name(), name, family.example());
    return value == null ? "" : value;
  }

  /** An argument in the unit of the values. */
  double length(String name) {
    return parser.length(text(name));
  }

  /** An argument without unit. */
  public double number(String name) {
    String text = text(name);
    Require.that(
        NUMBER.matcher(text).matches(),
        "%s must be a plain number, was '%s'; write %s",
        name,
        Call.shortened(text),
        family.example());
    return Double.parseDouble(text);
  }

  int integer(String name) {
    return (int) whole(name, number(name), Integer.MAX_VALUE);
  }

  /** A whole number up to {@link Zipf#MOST} that may have a suffix, such as 2M. */
  public long count(String name) {
    return whole(name, Quantity.parse(Dimension.COUNT, text(name)), Zipf.MOST);
  }

  private static long whole(String name, double value, long most) {
    Require.that(
        value == Math.rint(value) && value >= 1 && value <= most,
        "%s must be a whole number from 1 to %d, was %s",
        name,
        most,
        value);
    return (long) value;
  }

  /** An argument of a dimension of its own, in the unit of the code. */
  public double quantity(String name, Dimension dimension) {
    return Quantity.parse(dimension, text(name));
  }

  /** A share, as a number. */
  public double share(String name) {
    return quantity(name, Dimension.SHARE);
  }

  /** The contents of the file that an argument names, which lies beside the scenario. */
  public String fileText(String name) {
    return ScenarioFile.text(parser.folder(), text(name));
  }

  /** The list of a mixture: shares and distributions in turn. */
  List<Mixture.Part> parts() {
    Require.that(
        !written.isEmpty() && written.size() % 2 == 0,
        "%s takes shares and distributions in turn, had %d arguments; write %s",
        family.name(),
        written.size(),
        family.example());
    List<Mixture.Part> parts = new ArrayList<>();
    for (int i = 0; i < written.size(); i += 2) {
      double share = Quantity.parse(Dimension.SHARE, withoutComma(written.get(i)));
      parts.add(new Mixture.Part(share, parser.parse(written.get(i + 1))));
    }
    return parts;
  }

  void requireCount() {
    Require.that(
        parser.dimension() == Dimension.COUNT,
        "%s draws ranks, which are counts, and cannot stand for %s",
        family.name(),
        parser.dimension().noun());
  }

  Dimension dimension() {
    return parser.dimension();
  }
}
