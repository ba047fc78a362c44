package archsim.scenario;

import archsim.core.results.ComponentResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.FigureResult;
import archsim.core.results.RunResult;
import archsim.core.results.SeriesResult;
import archsim.core.results.ShardResult;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run as the text of {@code result.json} and back. Equal results give equal text;
 * fields stand in the order of the records, their names in snake case. A figure that is not finite
 * is never written: it is a bug of whoever made the result.
 */
public final class ResultJson {
  private static final JsonMapper MAPPER = mapper();
  private static final ObjectWriter WRITER = MAPPER.writer(printer());

  private ResultJson() {}

  /**
   * The text of a result, with a line feed at its end.
   *
   * @throws IllegalStateException if a figure is NaN or infinite
   */
  public static String write(RunResult result) {
    try {
      return WRITER.writeValueAsString(result) + "\n";
    } catch (JsonProcessingException problem) {
      throw new IllegalStateException("cannot write the result: " + where(problem), problem);
    }
  }

  /**
   * Reads a result back; fields that this version does not know are skipped, as the format only
   * ever gains some.
   *
   * @throws IOException if the text is not a result of this format
   */
  public static RunResult read(String text) throws IOException {
    JsonNode tree = MAPPER.readTree(text);
    String format = tree == null ? "" : tree.path("format").asText();
    if (!format.equals(RunResult.FORMAT)) {
      throw new IOException(
          "the format is '%s', this version reads '%s'".formatted(format, RunResult.FORMAT));
    }
    return MAPPER.treeToValue(tree, RunResult.class);
  }

  private static String where(JsonProcessingException problem) {
    return problem instanceof JsonMappingException mapping
        ? mapping.getOriginalMessage() + " at " + mapping.getPathReference()
        : problem.getOriginalMessage();
  }

  /** Two spaces, and line feeds on every system. */
  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter);
  }

  private static JsonMapper mapper() {
    SimpleModule module = new SimpleModule("results");
    module.addSerializer(double.class, new FiniteOnly());
    module.addSerializer(Double.class, new FiniteOnly());
    module.addSerializer(EstimateResult.class, new EstimateWriter());
    module.addSerializer(SeriesResult.class, new SeriesWriter());
    module.addDeserializer(SeriesResult.class, new SeriesReader());
    module.addSerializer(FigureResult.class, new FigureJson.Writer());
    module.addDeserializer(FigureResult.class, new FigureJson.Reader());
    module.setMixInAnnotation(ComponentResult.class, FigureJson.BesideOtherFields.class);
    module.setMixInAnnotation(ShardResult.class, FigureJson.WithoutNull.class);
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(new SnakeCase())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .addModule(module)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
    return mapper;
  }

  /** Snake case that sets off a number only before a further word: slowest_1_percent, but p99. */
  private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {
    private static final long serialVersionUID = 1;

    @Override
    public String translate(String name) {
      return name.replaceAll("([a-z])(\\d+)([A-Z])", "$1_$2$3")
          .replaceAll("([A-Z])", "_$1")
          .toLowerCase(Locale.ROOT);
    }
  }

  /** Writes doubles, refusing those that JSON cannot hold. */
  private static final class FiniteOnly extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      writeFinite(value, json);
    }
  }

  private static void writeFinite(@Nullable Double value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      throw JsonMappingException.from(json, "a figure is " + value);
    }
  }

  /**
   * {@code {value, half_width, replications}}, where the interval is not symmetric with {@code low}
   * and {@code high}; or {@code {value: null, refused}}.
   */
  private static final class EstimateWriter extends JsonSerializer<EstimateResult> {
    @Override
    public void serialize(EstimateResult estimate, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeFieldName("value");
      writeFinite(estimate.value(), json);
      String refused = estimate.refused();
      Integer replications = estimate.replications();
      if (refused != null) {
        json.writeStringField("refused", refused);
      } else {
        json.writeFieldName("half_width");
        writeFinite(estimate.halfWidth(), json);
        json.writeFieldName("replications");
        if (replications == null) {
          json.writeNull();
        } else {
          json.writeNumber(replications);
        }
        if (estimate.low() != null) {
          json.writeFieldName("low");
          writeFinite(estimate.low(), json);
          json.writeFieldName("high");
          writeFinite(estimate.high(), json);
        }
      }
      json.writeEndObject();
    }
  }

  /** The times and all series side by side. */
  private static final class SeriesWriter extends JsonSerializer<SeriesResult> {
    @Override
    public void serialize(SeriesResult series, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      write("t_s", series.tS(), json);
      for (Map.Entry<String, List<@Nullable Double>> one : series.values().entrySet()) {
        write(one.getKey(), one.getValue(), json);
      }
      json.writeEndObject();
    }

    private static void write(
        String name, List<? extends @Nullable Double> values, JsonGenerator json)
        throws IOException {
      json.writeArrayFieldStart(name);
      for (Double value : values) {
        writeFinite(value, json);
      }
      json.writeEndArray();
    }
  }

  private static final class SeriesReader extends JsonDeserializer<SeriesResult> {
    @Override
    public SeriesResult deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      JsonNode tree = context.readTree(json);
      List<Double> times = new ArrayList<>();
      tree.path("t_s").forEach(time -> times.add(time.asDouble()));
      Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : tree.properties()) {
        if (!field.getKey().equals("t_s")) {
          List<@Nullable Double> series = new ArrayList<>();
          field.getValue().forEach(v -> series.add(v.isNull() ? null : v.asDouble()));
          values.put(field.getKey(), series);
        }
      }
      return new SeriesResult(times, values);
    }
  }
}
