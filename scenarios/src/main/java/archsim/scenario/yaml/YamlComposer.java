package archsim.scenario.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Composes one YAML document into a {@link Node} from the events of the parser, so that every limit
 * is checked before memory or stack is spent: aliases share the node they name, and count with its
 * size and depth.
 */
final class YamlComposer {
  static final int MOST_VALUES = 200_000;
  static final int MOST_LEVELS = 64;
  static final int LARGEST_FILE = 4 << 20;

  private static final String MERGE = "<<";

  private final Source source;
  private final Diagnostics diagnostics;
  private final Marks marks;
  private final Map<String, Sized> anchors = new HashMap<>();
  private final Set<String> open = new TreeSet<>();
  private int values;

  /** A node with the number of values in it and the levels of its nesting, aliases expanded. */
  private record Sized(Node node, int size, int levels) {}

  private YamlComposer(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.marks = new Marks(source);
  }

  /** The document of a source, null after errors that leave none. */
  static @Nullable Node compose(Source source, Diagnostics diagnostics) {
    YamlComposer composer = new YamlComposer(source, diagnostics);
    try {
      return composer.document();
    } catch (StopReading stop) {
      diagnostics.add(stop.diagnostic());
    } catch (MarkedYamlEngineException problem) {
      diagnostics.add(composer.marks.explain(problem));
    } catch (YamlEngineException problem) {
      diagnostics.add(
          Diagnostic.of(
              Code.SYNTAX, new Place(source.name(), 1, 1, 1), "not YAML: " + problem.getMessage()));
    }
    return null;
  }

  private Node document() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setUseMarks(true)
            .setCodePointLimit(LARGEST_FILE)
            // Else a long scalar is copied again and again, as it is read in small pieces.
            .setBufferSize(Math.max(1_024, source.text().length() + 1))
            .build();
    Iterator<Event> events = new Parse(settings).parseString(source.text()).iterator();
    expect(events, Event.ID.StreamStart);
    Event start = events.next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      throw stop(Code.EMPTY, new Place(source.name(), 1, 1, 1), "there is nothing in the file");
    }
    Node node = value(events, events.next(), 1).node();
    expect(events, Event.ID.DocumentEnd);
    Event next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      throw stop(
          Code.SEVERAL_DOCUMENTS,
          marks.placeOf(next),
          "a file holds one document, here begins a second");
    }
    return node;
  }

  private static void expect(Iterator<Event> events, Event.ID id) {
    Event event = events.next();
    if (event.getEventId() != id) {
      throw new IllegalStateException("expected " + id + " but the parser gave " + event);
    }
  }

  private Sized value(Iterator<Event> events, Event event, int level) {
    if (event instanceof AliasEvent alias) {
      return expanded(alias, level);
    }
    Place place = marks.placeOf(event);
    count(1, level, place);
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    String name = anchor.map(Anchor::getValue).orElse("");
    if (anchor.isPresent()) {
      open.add(name);
    }
    Sized sized;
    if (event instanceof ScalarEvent scalar) {
      sized = new Sized(scalar(scalar, place), 1, 1);
    } else if (event instanceof MappingStartEvent map) {
      checkTag(map, place);
      sized = map(events, place, level, map.isFlow());
    } else {
      CollectionStartEvent list = (CollectionStartEvent) event;
      checkTag(list, place);
      sized = items(events, place, level, list.isFlow());
    }
    if (anchor.isPresent()) {
      open.remove(name);
      anchors.put(name, sized);
    }
    return sized;
  }

  private Node scalar(ScalarEvent event, Place place) {
    String tag = event.getTag().orElse("tag:yaml.org,2002:str");
    if (!tag.equals("tag:yaml.org,2002:str")) {
      diagnostics.add(tagged(place, tag));
    }
    return new Node.Scalar(place, event.getValue(), event.isPlain() && event.getTag().isEmpty());
  }

  private void checkTag(CollectionStartEvent event, Place place) {
    event.getTag().ifPresent(tag -> diagnostics.add(tagged(place, tag)));
  }

  private static Diagnostic tagged(Place place, String tag) {
    return Diagnostic.of(
            Code.TAG, place, "the language has no tags, this is " + Printable.quoted(tag))
        .labelled("leave the tag out");
  }

  private Sized expanded(AliasEvent alias, int level) {
    String name = alias.getAlias().getValue();
    Place place = marks.placeOf(alias);
    if (open.contains(name)) {
      throw stop(
          Code.ALIAS, place, "alias " + Printable.quoted(name) + " is part of what it stands for");
    }
    Sized sized = anchors.get(name);
    if (sized == null) {
      Diagnostic unknown =
          Diagnostic.of(Code.ALIAS, place, "no anchor " + Printable.quoted(name) + " before here");
      throw new StopReading(
          unknown.labelled(Suggestion.label(name, new TreeSet<>(anchors.keySet()))));
    }
    count(sized.size(), level + sized.levels() - 1, place);
    return sized;
  }

  private void count(int size, int level, Place place) {
    values += size;
    if (values > MOST_VALUES) {
      throw stop(
          Code.TOO_MANY_VALUES,
          place,
          "more than " + MOST_VALUES + " values, with aliases expanded");
    }
    if (level > MOST_LEVELS) {
      throw stop(
          Code.TOO_DEEP, place, "maps and lists are nested more than " + MOST_LEVELS + " deep");
    }
  }

  private Sized items(Iterator<Event> events, Place place, int level, boolean isFlow) {
    List<Node> items = new ArrayList<>();
    int size = 1;
    int levels = 0;
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      Sized item = value(events, event, level + 1);
      if (!isFlow || !Calls.takes(items, item.node())) {
        items.add(item.node());
      }
      size += item.size();
      levels = Math.max(levels, item.levels());
    }
    return new Sized(new Node.Items(place, items), size, levels + 1);
  }

  private Sized map(Iterator<Event> events, Place place, int level, boolean isFlow) {
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    String last = null;
    int size = 1;
    int levels = 0;
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      Sized key = value(events, event, level + 1);
      Place keyPlace = marks.placeOf(event);
      Sized value = value(events, events.next(), level + 1);
      size += key.size() + value.size();
      levels = Math.max(levels, value.levels());
      if (!(key.node() instanceof Node.Scalar text)) {
        diagnostics.add(
            Diagnostic.of(Code.KEY, keyPlace, "a key is text, this is " + key.node().noun()));
      } else if (text.plain() && text.text().equals(MERGE)) {
        merged.add(value.node());
      } else if (!isFlow || !Calls.takes(fields, last, text, value.node())) {
        last = text.text();
        put(fields, text.text(), new Node.Field(keyPlace, value.node()));
      }
    }
    merged.forEach(node -> merge(fields, node));
    return new Sized(new Node.Fields(place, fields), size, levels + 1);
  }

  private void put(Map<String, Node.Field> fields, String key, Node.Field field) {
    Node.Field first = fields.putIfAbsent(key, field);
    if (first != null) {
      diagnostics.add(
          Diagnostic.of(
                  Code.DUPLICATE_KEY,
                  field.keyPlace(),
                  "key " + Printable.quoted(key) + " stands twice in one map")
              .labelled("again here")
              .relatedTo(first.keyPlace(), "first here"));
    }
  }

  /** Takes over what is not there yet: explicit keys win, and earlier maps over later ones. */
  private void merge(Map<String, Node.Field> fields, Node node) {
    if (node instanceof Node.Fields map) {
      map.fields().forEach(fields::putIfAbsent);
    } else if (node instanceof Node.Items list
        && list.items().stream().allMatch(item -> item instanceof Node.Fields)) {
      list.items().forEach(item -> merge(fields, item));
    } else {
      diagnostics.add(
          Diagnostic.of(
              Code.MERGE_KEY,
              node.place(),
              "<< takes a map or a list of maps, this is " + node.noun()));
    }
  }

  private static StopReading stop(Code code, Place place, String message) {
    return new StopReading(Diagnostic.of(code, place, message));
  }
}
