package archsim.scenario.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * How the values of a type are written.
 *
 * @param type the class itself
 * @param inner the type of the items of a list or the values of a map; the type itself otherwise
 * @param hasText whether a single value may be parsed to it
 */
public record TypeShape(Form form, Class<?> type, Type inner, boolean hasText) {
  /** The forms there are. */
  public enum Form {
    KIND,
    RECORD,
    LIST,
    MAP,
    TEXT,
    TRUTH,
    CHOICE,
    WHOLE,
    DECIMAL,
    PARSED
  }

  /**
   * The shape of a type.
   *
   * @throws IllegalStateException if a spec cannot have fields of the type
   */
  public static TypeShape of(Type type, Map<Class<?>, Kinds> kinds) {
    Class<?> raw = raw(type);
    if (raw == List.class || raw == Map.class) {
      Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
      Form form = raw == List.class ? Form.LIST : Form.MAP;
      return new TypeShape(form, raw, arguments[arguments.length - 1], false);
    }
    return new TypeShape(form(raw, kinds), raw, type, TextParser.canParse(raw));
  }

  /** The class of a type, without what it holds. */
  static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  /** What a list or map holds. */
  static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static Form form(Class<?> raw, Map<Class<?>, Kinds> kinds) {
    if (kinds.containsKey(raw)) {
      return Form.KIND;
    }
    if (raw == String.class) {
      return Form.TEXT;
    }
    if (ScalarBinder.isBoolean(raw)) {
      return Form.TRUTH;
    }
    if (ScalarBinder.isNumber(raw)) {
      return ScalarBinder.isWhole(raw) ? Form.WHOLE : Form.DECIMAL;
    }
    if (raw.isEnum()) {
      return Form.CHOICE;
    }
    if (raw.isRecord() && !(TextParser.canParse(raw) && !SpecType.isDocumented(raw))) {
      return Form.RECORD;
    }
    if (TextParser.canParse(raw)) {
      return Form.PARSED;
    }
    throw new IllegalStateException("a spec cannot have fields of type " + raw.getName());
  }

  /** Whether values are written as a single value and nothing else. */
  public boolean isScalar() {
    return switch (form) {
      case KIND, RECORD, LIST, MAP -> false;
      case TEXT, TRUTH, CHOICE, WHOLE, DECIMAL, PARSED -> true;
    };
  }

  /** Whether values can be written as a single value, perhaps in the short form of a record. */
  public static boolean isWrittenAsScalar(Type type, Map<Class<?>, Kinds> kinds) {
    TypeShape shape = of(type, kinds);
    if (shape.form() != Form.RECORD) {
      return shape.isScalar();
    }
    SpecField shorthand = SpecType.of(shape.type().asSubclass(Record.class)).shorthand();
    return shorthand != null && isWrittenAsScalar(shorthand.type(), kinds);
  }

  /** The words that name the constants of an enum. */
  public List<String> choices() {
    return ScalarBinder.choices(type);
  }

  /** The kinds of an interface. */
  public Kinds kinds(Map<Class<?>, Kinds> all) {
    Kinds kinds = all.get(type);
    if (kinds == null) {
      throw new IllegalStateException(type.getName() + " has no kinds");
    }
    return kinds;
  }
}
