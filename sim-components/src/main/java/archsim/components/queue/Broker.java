package archsim.components.queue;

import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.flow.Handler;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Lawful;
import archsim.components.measure.Outcome;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.resource.Pool;
import archsim.core.Clock;
import archsim.core.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue: it acknowledges messages, keeps them, and hands them out to consumers, one or several
 * times, until they are processed.
 */
public final class Broker implements Handler, Lawful {
  private final BrokerSpec spec;
  private final Clock clock;
  private final Books books;
  private final Pool places;
  private final ResourceStatistics.Meter meter;
  private final Inside inside;
  private final Delays delays;
  private final List<Group> groups = new ArrayList<>();
  private final @Nullable Draw acknowledgement;
  private final @Nullable Draw delay;
  private final @Nullable Edge deadLetters;
  private final int waitPart;
  private final int acknowledgementPart;
  private boolean opened;
  private int nextPartition;
  private long number;

  Broker(BrokerSpec spec, Wiring wiring) {
    this.spec = spec;
    clock = wiring.clock();
    books = new Books(wiring);
    meter = wiring.resource(BrokerSpec.MESSAGES, spec.limits().limit(), 1).replica(0);
    int waiting = spec.limits().whenFull() == WhenFull.BLOCK ? Integer.MAX_VALUE : 0;
    places = new Pool(clock, spec.limits().limit(), waiting, meter);
    inside = new Inside(clock, spec.limits().retention(), this::expire);
    delays = new Delays(clock, this::release);
    acknowledgement = spec.ack().mean() == 0 ? null : wiring.draw("ack", spec.ack());
    delay = spec.delay() == null ? null : wiring.draw("delay", spec.delay());
    String dead = spec.deadLetter();
    deadLetters = dead == null ? null : wiring.edge(dead, BrokerSpec.PUBLISH);
    waitPart = wiring.part(BrokerSpec.MESSAGES + ".wait");
    acknowledgementPart = wiring.part("ack");
    Map<String, Slots> all = Slots.of(spec, wiring.consumers(), wiring::replicasOf);
    all.forEach(
        (name, slots) ->
            groups.add(
                new Group(
                    this,
                    spec,
                    wiring,
                    books,
                    name,
                    slots,
                    groups.size(),
                    Slots.resource(name, all.size()))));
    if (groups.isEmpty()) {
      groups.add(new Group(this, spec, wiring, books, "of nobody", null, 0, ""));
    }
  }

  Clock clock() {
    return clock;
  }

  Pool places() {
    return places;
  }

  @Override
  public void handle(Request request) {
    Message dead = request.asked(Message.class);
    if (dead == null) {
      new Publishing(request, this).begin();
    } else if (places.take()) {
      append(request, dead.key, delay);
      request.complete(Outcome.OK);
    } else {
      request.complete(Outcome.REJECTED);
    }
  }

  /** A message has a place. */
  void entered(Request request) {
    request.charge(clock.now(), waitPart);
  }

  /** Seconds until a message is acknowledged. */
  double acknowledgementOf(Request request) {
    return acknowledgement == null ? 0 : acknowledgement.next(request);
  }

  /** A message is safe. */
  void acknowledged(Request request) {
    request.charge(clock.now(), acknowledgementPart);
    Publication publication = request.asked(Publication.class);
    if (publication == null) {
      append(request, null, delay);
    } else {
      Long key = publication.keys() == null ? null : request.root().key(publication.keys());
      append(request, key, publication.delay() == null ? delay : publication.delay());
    }
  }

  private void append(Request request, @Nullable Long key, @Nullable Draw wait) {
    if (!opened) {
      opened = true;
      groups.forEach(Group::open);
    }
    double now = clock.now();
    Message message =
        new Message(request.root(), request.origin(), key, partition(key), now, groups.size());
    inside.add(message);
    books.published.add(1);
    groups.forEach(Group::published);
    level();
    double seconds = wait == null ? 0 : wait.next(request);
    if (seconds == 0) {
      release(message);
    } else {
      delays.add(message, seconds);
    }
  }

  private int partition(@Nullable Long key) {
    if (key != null) {
      return (int) Long.remainderUnsigned(KeyedRandom.mix(key), spec.partitions());
    }
    int partition = nextPartition;
    nextPartition = partition + 1 == spec.partitions() ? 0 : partition + 1;
    return partition;
  }

  private void release(Message message) {
    message.number = number++;
    for (Group group : groups) {
      group.release(message);
    }
  }

  private void expire(Message message) {
    for (Group group : groups) {
      group.expire(message);
    }
  }

  /** Whether a message is older than messages may get. */
  boolean isOver(Message message) {
    return inside.isOver(message);
  }

  /** A group is done with a message; with the last one it is gone. */
  void letGo(Message message) {
    if (--message.groupsLeft == 0) {
      inside.remove(message);
      level();
      places.release();
    }
  }

  /** Puts a message to the dead letters; false where there are none, or no room for it. */
  boolean bury(Message message) {
    if (deadLetters == null) {
      return false;
    }
    Burial burial = new Burial();
    Request request = deadLetters.openLater(message.root, message.origin, burial);
    request.ask(message);
    deadLetters.deliver(request);
    deadLetters.close(request);
    return burial.isDone;
  }

  /** Dead letters are taken or refused at once. */
  private static final class Burial implements Reply {
    private boolean isDone;

    @Override
    public void complete(Outcome outcome) {
      isDone = outcome == Outcome.OK;
    }
  }

  private void level() {
    meter.own(inside.count());
    books.depth.set(clock.now(), inside.count());
  }

  @Override
  public @Nullable String brokenLaw() {
    for (Group group : groups) {
      String broken = group.brokenLaw(inside);
      if (broken != null) {
        return broken;
      }
    }
    return null;
  }
}
