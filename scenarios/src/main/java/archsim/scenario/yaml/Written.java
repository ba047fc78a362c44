package archsim.scenario.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that were bound, and where each of them and its fields were written. */
public final class Written {
  private final List<Record> records = new ArrayList<>();
  private final IdentityHashMap<Object, Origin> origins = new IdentityHashMap<>();

  /** The map that a record was made from. */
  private record Origin(Node.Fields node, Context context) {}

  void add(Record record, Node.Fields node, Context context) {
    records.add(record);
    origins.put(record, new Origin(node, context));
  }

  /** All records, inner ones before those around them. */
  public List<Record> records() {
    return Collections.unmodifiableList(records);
  }

  /** The name of the component that a record is, or is a part of; empty outside of components. */
  public String component(Record record) {
    Origin origin = origins.get(record);
    List<String> path = origin == null ? List.of() : origin.context().path().segments();
    return path.size() < 2 ? "" : path.get(1);
  }

  /** Whether a field of a record was written. */
  public boolean has(Record record, String field) {
    return value(record, field) != null;
  }

  private @Nullable Node value(Object record, String field) {
    Origin origin = origins.get(record);
    return origin == null ? null : origin.node().get(field);
  }

  /** Where a field stands, or the record where that was not written; the scenario for others. */
  public Place place(@Nullable Object record, String field) {
    Node value = record == null ? null : value(record, field);
    Origin origin = record == null ? null : origins.get(record);
    return value != null
        ? value.place()
        : origin == null ? Place.whole("scenario") : origin.context().place();
  }
}
