package archsim.scenario.yaml;

/**
 * The numbers of diagnostics, each with its meaning; a number is never given to another meaning.
 */
public enum Code {
  UNREADABLE("E001", "the file is missing, is a folder, or cannot be read"),
  FILE_TOO_LARGE("E002", "a file is larger than 4 MiB"),
  NOT_UTF8("E003", "a file is not UTF-8 text"),
  CONTROL_CHARACTER("E004", "a file holds a character that YAML does not allow"),
  SYNTAX("E010", "a file is not YAML"),
  TAB("E011", "a line is indented by a tab; YAML indents by spaces"),
  DUPLICATE_KEY("E012", "a map has the same key twice"),
  TOO_DEEP("E013", "maps and lists are nested too deeply"),
  TOO_MANY_VALUES("E014", "there are too many values, aliases expanded"),
  ALIAS("E015", "an alias names no anchor, or one that it is itself part of"),
  SEVERAL_DOCUMENTS("E016", "a file holds more than one document"),
  EMPTY("E017", "a file holds nothing"),
  BARE_PARAMETER("E018", "inside { } or [ ] a ${parameter} must be quoted"),
  TAG("E019", "a value has a tag; the language has none"),
  MERGE_KEY("E020", "<< takes a map or a list of maps"),
  KEY("E021", "a key is not plain text"),
  INCLUDE("E030", "a file to include is missing, outside the folder, or includes itself"),
  UNKNOWN_PARAMETER("E040", "a ${parameter} is not declared, or has no value"),
  UNDECLARED_PARAMETER("E041", "-P sets a parameter that params: does not declare"),
  ENVIRONMENT("E042", "an environment variable is not set"),
  OVERRIDE("E043", "--set has a path or a value that makes no sense"),
  UNKNOWN_FIELD("E101", "a map has a key that is no field"),
  MISSING_FIELD("E102", "a field that is needed is missing"),
  SHAPE("E103", "a map, a list or a single value stands where another is needed"),
  NOT_YET("E104", "this is part of the language but not built yet"),
  VALUE("E105", "a value is not a quantity, number or text of the kind needed"),
  UNKNOWN_CHOICE("E106", "a value is none of those there are"),
  RULE("E107", "a value breaks a rule of its spec"),
  NO_VALUE("E108", "a key has no value"),
  UNKNOWN_KIND("E109", "an entry is of no kind there is"),
  NAME("E110", "a name is not a DNS label"),
  DUPLICATE_NAME("E111", "two components have the same name"),
  UNKNOWN_COMPONENT("E201", "a reference names no component"),
  WRONG_SECTION("E202", "a reference names a component of a kind that does not fit"),
  UNKNOWN_ENDPOINT("E203", "a reference names no endpoint of the component"),
  ENDPOINT_NEEDED("E204", "a reference must choose one of several endpoints"),
  NO_WORKLOAD("E205", "there is no workload, so nothing happens"),
  CIRCLE("E206", "calls or load balancers go round in a circle that they never leave"),
  PLACEMENT("E207", "replicas do not fit on their machines, or nobody knows these machines"),
  NESTED("E208", "calls nest too deep, in a long chain or a service that calls itself too often"),
  PROMISE("E301", "a promise is not one that can be checked"),
  UNKNOWN_SCOPE("E302", "a promise names no workload, class or endpoint"),
  AMBIGUOUS_SCOPE("E303", "a promise names what is both a workload and something else"),
  UNKNOWN_RESOURCE("E304", "a promise names no resource of a component");

  private final String number;
  private final String meaning;

  Code(String number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public String number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
