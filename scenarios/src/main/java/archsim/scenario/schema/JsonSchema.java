package archsim.scenario.schema;

import archsim.core.spec.Dimension;
import archsim.core.spec.FreeName;
import archsim.scenario.Language;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Kinds;
import archsim.scenario.yaml.SpecField;
import archsim.scenario.yaml.SpecType;
import archsim.scenario.yaml.TypeShape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (draft-07) of the scenario language, for editors; made from the spec records. */
public final class JsonSchema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
  private static final String NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";
  private static final String PARAMETER = "parameter";

  private final Language language;
  private final ObjectNode definitions = object();

  private JsonSchema(Language language) {
    this.language = language;
  }

  /** The schema of a language as text, with a line feed at its end. */
  public static String of(Language language) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      ObjectNode schema = new JsonSchema(language).scenario();
      return new JsonMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write the schema", impossible);
    }
  }

  private ObjectNode scenario() {
    SpecType type = SpecType.of(Scenario.class);
    ObjectNode schema = object().put("$schema", DRAFT).put("title", "archsim scenario");
    schema.put("description", type.doc()).put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (SpecField field : type.fields()) {
      if (!field.key().equals("components")) {
        properties.set(field.key(), described(field, value(field.type(), field)));
      }
    }
    language.sections().forEach((section, spec) -> properties.set(section, section(spec)));
    ObjectNode text = object().put("type", "string");
    properties.set("topology", text.deepCopy().put("description", Topics.TOPOLOGY));
    ObjectNode files = properties.putObject("include").put("type", "array");
    files.put("description", Topics.INCLUDE).set("items", text);
    ObjectNode params = properties.putObject("params").put("type", "object");
    params.put("description", Topics.PARAMS);
    params
        .putObject("additionalProperties")
        .set("type", array("string", "number", "boolean", "null"));
    schema.putObject("patternProperties").putObject("^x-");
    schema.put("additionalProperties", false);
    ArrayNode atLeast = schema.putArray("anyOf");
    for (String key : List.of("name", "include", "topology")) {
      atLeast.addObject().set("required", array(key));
    }
    definitions.putObject(PARAMETER).put("type", "string").put("pattern", "\\$\\{[^{}]+\\}");
    schema.set("definitions", definitions);
    return schema;
  }

  private ObjectNode section(Class<? extends Record> spec) {
    ObjectNode section = object().put("type", "object");
    section.put("description", SpecType.of(spec).doc());
    if (!spec.isAnnotationPresent(FreeName.class)) {
      section.putObject("propertyNames").put("pattern", NAME).put("maxLength", 63);
    }
    section.set("additionalProperties", reference(spec));
    return section;
  }

  private ObjectNode reference(Class<? extends Record> type) {
    String name = type.getName().replaceFirst("^archsim\\.", "").replace('$', '.');
    if (!definitions.has(name)) {
      definitions.putObject(name);
      definitions.set(name, record(SpecType.of(type)));
    }
    return object().put("$ref", "#/definitions/" + name);
  }

  private ObjectNode record(SpecType type) {
    if (type.entry()) {
      SpecField second = type.fields().get(1);
      ObjectNode entry = object().put("type", "object").put("description", type.doc());
      entry.put("minProperties", 1).put("maxProperties", 1);
      entry.set("additionalProperties", value(second.type(), second));
      return entry;
    }
    ObjectNode map = map(type);
    SpecField shorthand = type.shorthand();
    boolean hasText = TypeShape.of(type.type(), language.kinds()).hasText();
    if (shorthand == null && !hasText) {
      return map;
    }
    ObjectNode either = object().put("description", type.doc());
    ArrayNode forms = either.putArray("anyOf").add(map);
    if (shorthand != null) {
      forms.add(described(shorthand, value(shorthand.type(), shorthand)));
    }
    if (hasText) {
      forms.addObject().set("type", array("string", "number"));
    }
    return either;
  }

  private ObjectNode map(SpecType type) {
    ObjectNode map = object().put("type", "object").put("description", type.doc());
    ObjectNode properties = map.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (SpecField field : type.fields()) {
      properties.set(field.key(), described(field, value(field.type(), field)));
      if (field.needed()) {
        required.add(field.key());
      }
    }
    if (!required.isEmpty()) {
      map.set("required", required);
    }
    return map.put("additionalProperties", false);
  }

  private ObjectNode described(SpecField field, ObjectNode value) {
    ObjectNode described = object();
    described.put("description", field.doc());
    if (field.defaultText() != null) {
      described.put("default", field.defaultText());
    }
    described.putArray("allOf").add(value);
    return described;
  }

  private ObjectNode value(Type type, SpecField field) {
    TypeShape shape = TypeShape.of(type, language.kinds());
    return switch (shape.form()) {
      case KIND -> kinds(shape.type(), shape.kinds(language.kinds()));
      case RECORD -> reference(shape.type().asSubclass(Record.class));
      case LIST -> list(shape.inner(), field);
      case MAP -> {
        ObjectNode map = object().put("type", "object");
        map.set("additionalProperties", value(shape.inner(), field));
        yield map;
      }
      case TEXT, TRUTH, CHOICE, WHOLE, DECIMAL, PARSED -> scalar(shape, field);
    };
  }

  private ObjectNode list(Type item, SpecField field) {
    ObjectNode value = value(item, field);
    ObjectNode list = object().put("type", "array");
    list.set("items", value);
    boolean isKind = TypeShape.of(item, language.kinds()).form() == TypeShape.Form.KIND;
    if (!isKind && !TypeShape.isWrittenAsScalar(item, language.kinds())) {
      return list;
    }
    ObjectNode either = object();
    either.putArray("anyOf").add(list).add(value.deepCopy());
    return either;
  }

  private ObjectNode kinds(Class<?> type, Kinds kinds) {
    String name = "kinds." + type.getSimpleName().toLowerCase(Locale.ROOT);
    if (!definitions.has(name)) {
      definitions.putObject(name);
      ObjectNode either = object().put("description", "One " + kinds.noun() + ".");
      ArrayNode forms = either.putArray("anyOf");
      kinds
          .types()
          .forEach(
              (kind, spec) -> {
                ObjectNode form = forms.addObject().put("type", "object");
                form.putObject("properties").set(kind, reference(spec));
                form.set("required", array(kind));
                form.put("additionalProperties", false);
              });
      definitions.set(name, either);
    }
    return object().put("$ref", "#/definitions/" + name);
  }

  private ObjectNode scalar(TypeShape shape, SpecField field) {
    ObjectNode either = object();
    ArrayNode forms = either.putArray("anyOf");
    switch (shape.form()) {
      case TRUTH -> forms.addObject().put("type", "boolean");
      case CHOICE -> shape.choices().forEach(forms.addObject().putArray("enum")::add);
      case WHOLE, DECIMAL -> quantity(forms, field.unit() == null ? Dimension.COUNT : field.unit());
      case PARSED -> parsed(forms, field.unit());
      case TEXT -> forms.addObject().set("type", array("string", "number", "boolean"));
      case KIND, RECORD, LIST, MAP -> throw new IllegalStateException(shape + " is no scalar");
    }
    String fallback = field.defaultText();
    if (shape.form() == TypeShape.Form.DECIMAL
        && fallback != null
        && (fallback.equals("none") || fallback.equals("unlimited"))) {
      forms.addObject().putArray("enum").add(fallback);
    }
    forms.addObject().put("$ref", "#/definitions/" + PARAMETER);
    return either;
  }

  private void quantity(ArrayNode forms, Dimension dimension) {
    String name = "quantity." + dimension.name().toLowerCase(Locale.ROOT);
    if (!definitions.has(name)) {
      ObjectNode quantity = definitions.putObject(name);
      quantity.put("description", dimension.noun() + " such as " + dimension.example());
      quantity.putArray("examples").add(dimension.example());
      ArrayNode either = quantity.putArray("anyOf");
      either.addObject().put("type", "string").put("pattern", Units.pattern(dimension));
      if (Units.allowsNumber(dimension)) {
        either.addObject().put("type", "number");
      } else if (dimension == Dimension.SECONDS) {
        either.addObject().putArray("enum").add(0);
      }
    }
    forms.addObject().put("$ref", "#/definitions/" + name);
  }

  /** A bare number is none of a quantity that needs its unit, 0 apart. */
  private static void parsed(ArrayNode forms, @Nullable Dimension unit) {
    boolean hasUnit = unit != null && !Units.allowsNumber(unit);
    forms.addObject().set("type", hasUnit ? array("string") : array("string", "number"));
    if (hasUnit) {
      forms.addObject().putArray("enum").add(0);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ArrayNode array(String... words) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    List.of(words).forEach(array::add);
    return array;
  }
}
