package archsim.scenario.yaml;

/**
 * What is being bound, for messages.
 *
 * @param path the way to it
 * @param component the component it belongs to, such as "service 'app'"; empty outside of any
 * @param what how messages call it: "service 'app'", "'queue'", "step 'call'"
 * @param group how messages call things of its kind: "a service", "'queue'", "step 'call'"
 * @param place where it begins: its key, where it has one
 */
record Context(NodePath path, String component, String what, String group, Place place) {
  /** What is meant and the component it belongs to. */
  String subject() {
    return component.isEmpty() || component.equals(what) ? what : what + " of " + component;
  }

  /** How messages call a field. */
  String field(String key) {
    String name = "'" + Printable.shortened(key, 60) + "'";
    return path.segments().isEmpty() ? name : name + " of " + subject();
  }

  /** A field of a map, or a kind such as "step 'call'". */
  Context inner(String key, String name, Place keyPlace) {
    return new Context(path.child(key), component, name, name, keyPlace);
  }

  Context inner(String key, Place keyPlace) {
    return inner(key, "'" + Printable.shortened(key, 60) + "'", keyPlace);
  }

  /** An item of a list, called what the list is called. */
  Context item(int index, Place itemPlace) {
    return new Context(path.child(Integer.toString(index)), component, what, group, itemPlace);
  }
}
