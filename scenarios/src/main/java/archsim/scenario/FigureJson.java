package archsim.scenario;

import archsim.core.results.EstimateResult;
import archsim.core.results.FigureResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.ShardResult;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How {@code result.json} has the figures that components measure of their own: beside the other
 * fields of the component, each as a count, an estimate or times.
 */
final class FigureJson {
  private FigureJson() {}

  /** Figures stand among the fields of their component. */
  abstract static class BesideOtherFields {
    @JsonCreator
    BesideOtherFields(
        String kind,
        int replicas,
        EstimateResult throughputPerS,
        MeanAndTailResult responseTimeS,
        EstimateResult requestsInside,
        OutcomesResult outcomes,
        Map<String, ResourceResult> resources,
        @JsonAnySetter Map<String, FigureResult> figures,
        @Nullable List<ShardResult> shards) {}

    @JsonAnyGetter
    abstract Map<String, FigureResult> figures();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    abstract @Nullable List<ShardResult> shards();
  }

  /** A shard of which nothing moved says nothing of a change. */
  abstract static class WithoutNull {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    abstract ShardResult.@Nullable ShardChangeResult change();
  }

  /** Writes the one of the three that is there. */
  static final class Writer extends JsonSerializer<FigureResult> {
    @Override
    public void serialize(FigureResult figure, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      Long count = figure.count();
      if (count != null) {
        json.writeNumber(count);
      } else {
        Object other = figure.estimate() == null ? figure.times() : figure.estimate();
        provider.defaultSerializeValue(other, json);
      }
    }
  }

  /** Reads back what was written. */
  static final class Reader extends JsonDeserializer<FigureResult> {
    @Override
    public FigureResult deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      JsonNode tree = context.readTree(json);
      if (tree.isNumber()) {
        return new FigureResult(null, tree.asLong(), null);
      }
      return tree.has("mean")
          ? new FigureResult(null, null, context.readTreeAsValue(tree, MeanAndTailResult.class))
          : new FigureResult(context.readTreeAsValue(tree, EstimateResult.class), null, null);
    }
  }
}
