package archsim.scenario.yaml;

import archsim.core.spec.ImpliedDefaults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The defaults that take effect while a scenario is bound, in the order of binding. */
final class Defaults {
  private final List<DefaultInUse> inUse = new ArrayList<>();

  List<DefaultInUse> inUse() {
    return Collections.unmodifiableList(inUse);
  }

  /**
   * The default of a field that is missing, as if it were written: it goes the way of the file's
   * text.
   *
   * @param context of the field
   */
  Node take(SpecField field, String text, Context context) {
    if (!(text.equals("{}") && TypeShape.raw(field.type()).isRecord())) {
      inUse.add(new DefaultInUse(context.path().toString(), text));
    }
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return new Node.Scalar(context.place(), text, false);
    }
    Diagnostics none = new Diagnostics();
    Node node = YamlComposer.compose(new Source("default", text), none);
    if (node == null) {
      throw new IllegalStateException("the default '" + text + "' is not YAML: " + none.text(1));
    }
    return Overrides.at(node, context.place());
  }

  /** What the missing keys of a record mean that have no default of their own. */
  void implied(Record made, NodePath path) {
    if (made instanceof ImpliedDefaults spec) {
      spec.impliedDefaults()
          .forEach((key, text) -> inUse.add(new DefaultInUse(path + "." + key, text)));
    }
  }
}
