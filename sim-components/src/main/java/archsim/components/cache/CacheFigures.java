package archsim.components.cache;

import archsim.components.measure.Figure;
import archsim.components.model.Wiring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cache measures of its own, over all of its servers or replicas. */
final class CacheFigures {
  private final Figure hits;
  private final @Nullable Figure entries;
  private final @Nullable Figure bytes;
  private final @Nullable Figure evictions;
  private final @Nullable Figure expired;
  private final @Nullable Figure coalesced;
  private final @Nullable Figure stale;
  private final @Nullable Figure unwritten;
  private final @Nullable Figure lostWrites;
  private double present;
  private double weight;

  /** The names of those that a cache has. */
  static List<String> names(CacheSetup spec) {
    List<String> names = new ArrayList<>(List.of("hit_ratio"));
    if (spec.content().capacity() != null) {
      names.add("entries");
      names.add("evictions");
    }
    if (spec.content().countsBytes()) {
      names.add("bytes");
    }
    if (spec.content().ttl() != null) {
      names.add("expired");
    }
    if (spec.stampede() != Stampede.NONE) {
      names.add("coalesced");
    }
    if (spec.stampede() == Stampede.STALE_WHILE_REVALIDATE) {
      names.add("stale");
    }
    if (spec.writing().isBehind()) {
      names.add("unwritten");
      names.add("lost_writes");
    }
    return List.copyOf(names);
  }

  CacheFigures(CacheSetup spec, Wiring wiring) {
    List<String> names = names(spec);
    hits = wiring.figure("hit_ratio", Figure.Kind.SHARE);
    entries = of(names, "entries", Figure.Kind.LEVEL, wiring);
    bytes = of(names, "bytes", Figure.Kind.LEVEL, wiring);
    evictions = of(names, "evictions", Figure.Kind.COUNT, wiring);
    expired = of(names, "expired", Figure.Kind.COUNT, wiring);
    coalesced = of(names, "coalesced", Figure.Kind.COUNT, wiring);
    stale = of(names, "stale", Figure.Kind.COUNT, wiring);
    unwritten = of(names, "unwritten", Figure.Kind.LEVEL, wiring);
    lostWrites = of(names, "lost_writes", Figure.Kind.COUNT, wiring);
  }

  private static @Nullable Figure of(
      List<String> names, String name, Figure.Kind kind, Wiring wiring) {
    return names.contains(name) ? wiring.figure(name, kind) : null;
  }

  /** A get was answered. */
  void got(boolean hit) {
    hits.count(hit);
  }

  /** A get found an entry that was too old. */
  void expired() {
    add(expired, 1);
  }

  /** A get waited for what another one fetched. */
  void coalesced() {
    add(coalesced, 1);
  }

  /** An entry was handed out that was too old. */
  void stale() {
    add(stale, 1);
  }

  void evicted(long count) {
    add(evictions, (double) count);
  }

  /** So many entries are unwritten now. */
  void unwritten(double now, int count) {
    set(unwritten, now, count);
  }

  /** So many entries went before they were written. */
  void lostWrites(long count) {
    add(lostWrites, (double) count);
  }

  /** There are so many entries more. */
  void changed(double now, long more, long moreWeight) {
    if (more != 0) {
      present += more;
      set(entries, now, present);
    }
    if (moreWeight != 0) {
      weight += moreWeight;
      set(bytes, now, weight);
    }
  }

  private static void add(@Nullable Figure figure, double amount) {
    if (figure != null) {
      figure.add(amount);
    }
  }

  private static void set(@Nullable Figure figure, double now, double level) {
    if (figure != null) {
      figure.set(now, level);
    }
  }
}
