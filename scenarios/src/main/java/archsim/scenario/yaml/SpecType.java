package archsim.scenario.yaml;

import archsim.core.InvalidSpecException;
import archsim.core.spec.Doc;
import archsim.core.spec.Entry;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a spec record says of itself.
 *
 * @param doc one sentence for users, empty where there is none
 * @param notYet keys of the language that are not built yet
 * @param shorthand the field that the short form stands for, null where there is none
 * @param entry whether it is written as a map with one entry
 */
public record SpecType(
    Class<? extends Record> type,
    String doc,
    List<SpecField> fields,
    List<String> notYet,
    @Nullable SpecField shorthand,
    boolean entry) {

  public static SpecType of(Class<? extends Record> type) {
    List<SpecField> fields = fields(type).toList();
    Doc doc = type.getAnnotation(Doc.class);
    return new SpecType(
        type,
        doc == null ? "" : doc.value(),
        fields,
        Stream.concat(Stream.of(type), inlined(type))
            .flatMap(each -> notYet(each).stream())
            .toList(),
        fields.stream().filter(SpecField::shorthand).findFirst().orElse(null),
        type.isAnnotationPresent(Entry.class));
  }

  private static Stream<SpecField> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            each ->
                isInline(each)
                    ? inlined(each).flatMap(SpecType::fields)
                    : Stream.of(SpecField.of(each)));
  }

  private static Stream<Class<? extends Record>> inlined(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(SpecType::isInline)
        .flatMap(SpecType::inlined);
  }

  /** The records that a component stands for: its own type, or one of each constant with any. */
  private static Stream<Class<? extends Record>> inlined(RecordComponent component) {
    if (component.getType() != List.class) {
      return Stream.of(component.getType().asSubclass(Record.class));
    }
    Inline inline = component.getAnnotation(Inline.class);
    return Arrays.stream(inline.value().getEnumConstants())
        .flatMap(each -> Stream.ofNullable(each.usual()))
        .<Class<? extends Record>>map(usual -> usual.getClass().asSubclass(Record.class))
        .distinct();
  }

  private static boolean isInline(RecordComponent component) {
    return component.isAnnotationPresent(Inline.class);
  }

  /** The keys or values of a type that are named by the language but not built yet. */
  public static List<String> notYet(Class<?> type) {
    NotYet notYet = type.getAnnotation(NotYet.class);
    return notYet == null ? List.of() : List.of(notYet.value());
  }

  /** Whether a record is for users to write as a map; one that is only parsed has no @Doc. */
  static boolean isDocumented(Class<?> type) {
    return type.isAnnotationPresent(Doc.class);
  }

  public List<String> keys() {
    return fields.stream().map(SpecField::key).toList();
  }

  /**
   * Makes a record.
   *
   * @param values by order of the fields
   * @throws InvalidSpecException if the record's own rules refuse them
   */
  Record create(List<@Nullable Object> values) {
    return create(type, values.iterator());
  }

  private static Record create(
      Class<? extends Record> type, Iterator<? extends @Nullable Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] given = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      if (isInline(components[i])) {
        List<Record> made = inlined(components[i]).map(each -> create(each, values)).toList();
        given[i] = types[i] == List.class ? made : made.get(0);
      } else {
        given[i] = values.next();
      }
    }
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(given);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof InvalidSpecException invalid) {
        throw invalid;
      }
      throw new IllegalStateException(
          type.getName() + " failed on " + Arrays.toString(given), thrown.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot make a " + type.getName(), impossible);
    }
  }
}
