package archsim.scenario.schema;

import archsim.components.host.InstanceTypes;
import archsim.components.keys.Popularity;
import archsim.components.resource.CreditRules;
import archsim.components.resource.Machine;
import archsim.components.workload.Arrivals;
import archsim.core.experiment.Slo;
import archsim.core.random.Distribution;
import archsim.core.random.Families;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Quantity;
import archsim.scenario.schema.FieldDoc.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The documentation of what can be written and is no field of a record. */
final class Topics {
  static final String PARAMS =
      "Values to use as ${name}, set by -P name=value; ${env:NAME} is an environment variable.";
  static final String INCLUDE = "Files to build upon; this one wins.";
  static final String TOPOLOGY = "A file to build upon, as one of include.";

  private static final String DISTRIBUTIONS = "distributions";

  private Topics() {}

  /** The keys at the top that are read before all others. */
  static List<FieldDoc> head() {
    String files = "; maps are merged, lists replaced, and null takes a key away";
    return List.of(
        new FieldDoc(
            "params",
            PARAMS + " Inside { } or [ ] write \"${name}\".",
            "a map by name; each: a single value",
            "optional",
            List.of()),
        new FieldDoc(
            "include",
            INCLUDE + " They lie in the folder of this file or below.",
            "a list of files" + files,
            "optional",
            List.of()),
        new FieldDoc("topology", TOPOLOGY, "a file" + files, "optional", List.of()),
        new FieldDoc(
            "x-",
            "Keys at the top that begin with x- are ignored: a place for anchors and notes.",
            "anything",
            "optional",
            List.of()));
  }

  /** What many fields have in common. */
  static List<FieldDoc> common() {
    return List.of(
        new FieldDoc(
            DISTRIBUTIONS,
            "How values that are drawn at random are distributed; a value alone is constant.",
            "arguments are separated by blanks",
            "",
            families(Distribution.families())),
        new FieldDoc(
            "quantities",
            "Numbers carry their units.",
            "a number and its unit",
            "",
            Arrays.stream(Dimension.values()).map(Topics::quantity).toList()),
        new FieldDoc(
            "instance-types",
            "The built-in types of machines, for instanceType. Measured in %s, prices of %s; a price"
                    .formatted(InstanceTypes.MEASURED_IN, InstanceTypes.PRICES_OF)
                + " that is not there is set by instanceTypes.",
            "a name; speed is the work of a vCPU in the time that one of m5.large does 1",
            "",
            InstanceTypes.builtIn().machines().values().stream().map(Topics::machine).toList()));
  }

  private static Part quantity(Dimension dimension) {
    String noun = dimension.noun().replaceFirst("^an? (number of )?", "");
    return new Part(
        noun, "such as %s; units: %s".formatted(dimension.example(), Quantity.units(dimension)));
  }

  private static Part machine(Machine machine) {
    Double price = machine.price();
    Double memory = machine.memory();
    CreditRules credits = machine.credits();
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%.0f vCPU", machine.vcpus()));
    text.append(memory == null ? "" : String.format(Locale.ROOT, ", %.1f GiB", memory / 0x1p30));
    text.append(
        Double.isNaN(machine.speed())
            ? ", speed not measured"
            : String.format(Locale.ROOT, ", speed %.2f", machine.speed()));
    text.append(
        price == null
            ? ", no price"
            : String.format(Locale.ROOT, ", $%.4f/h of %s", price * 3600, InstanceTypes.PRICES_OF));
    text.append(credits == null ? "" : ", burstable");
    return new Part(machine.type(), text.toString());
  }

  /** What can be written for values of a class that are parsed; empty where nothing is listed. */
  static List<Part> parts(Class<?> type) {
    if (type == Popularity.class) {
      return families(Popularity.families());
    }
    return type == Arrivals.class ? families(Arrivals.families()) : List.of();
  }

  /** How values of a class that are parsed are written besides a quantity. */
  static String written(Class<?> type, String quantity) {
    if (type == Distribution.class) {
      return quantity + ", or a distribution: archsim doc " + DISTRIBUTIONS;
    }
    return quantity.isEmpty() ? "text" : quantity + ", or text that gives one";
  }

  /** The figures that promises are about. */
  static List<Part> promises() {
    List<Part> parts = new ArrayList<>();
    for (Slo.Metric metric : Slo.Metric.values()) {
      parts.add(new Part(metric.example(), about(metric)));
    }
    return parts;
  }

  /** What a constant of an enum says of itself, empty where it says nothing. */
  static String about(Enum<?> constant) {
    try {
      Doc doc = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Doc.class);
      return doc == null ? "" : doc.value();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException("an enum without its constant " + constant, impossible);
    }
  }

  private static List<Part> families(Families<?> families) {
    return families.all().stream()
        .map(family -> new Part(family.name(), family.about() + " " + family.example()))
        .toList();
  }
}
