package archsim.components.flow;

import archsim.core.random.KeyedRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What all requests on behalf of one arrival share: who they are for, their random numbers and
 * their keys.
 */
public class Root {
  private static final int BITS = Long.SIZE;

  /** Draws made for this arrival are functions of this. */
  public final long key;

  private final int priority;
  private int requestClass;
  private double arrivedAt;

  // Most purposes are drawn once: a bit each, those beyond 64 where there are any. Further draws
  // are counted.
  private long drawn;
  private long @Nullable [] moreDrawn;
  private int @Nullable [] counts;
  private long @Nullable [] keys;
  private @Nullable Session session;

  /**
   * @param requestClass index of its class within the workload
   */
  public Root(long key, int requestClass) {
    this(key, requestClass, 0);
  }

  /**
   * @param requestClass index of its class within the workload
   * @param priority in lines that look at it; the highest number is served first
   */
  public Root(long key, int requestClass, int priority) {
    this.key = key;
    this.requestClass = requestClass;
    this.priority = priority;
  }

  /**
   * One of several that are done for the same arrival and draw on their own, such as the branches
   * of a fan-out: its draws and its keys do not depend on which of them runs first.
   *
   * @param number of the branch, from 0
   */
  public Root branch(long number) {
    Root branch =
        new Root(KeyedRandom.mix(key ^ KeyedRandom.mix(number + 1)), requestClass, priority);
    branch.session = session;
    branch.arrivedAt = arrivedAt;
    return branch;
  }

  public int priority() {
    return priority;
  }

  /** Says when the arrival was sent on its way. */
  void setArrivedAt(double time) {
    arrivedAt = time;
  }

  /** When the arrival was sent on its way, in seconds since the start of the run. */
  public double arrivedAt() {
    return arrivedAt;
  }

  /** Says its class, once that is drawn. */
  public void setRequestClass(int newClass) {
    requestClass = newClass;
  }

  public int requestClass() {
    return requestClass;
  }

  /** Says whose request it is. */
  public void setSession(Session newSession) {
    session = newSession;
  }

  /** The session or user it belongs to, null where it belongs to none. */
  public @Nullable Session session() {
    return session;
  }

  /**
   * What stands for the address of the client: the session or user; an arrival that belongs to
   * neither is a client of its own.
   */
  public long client() {
    return session == null ? key : session.key();
  }

  /** How often this purpose has been drawn for this arrival, counting this time: 0, 1, … */
  public int nextDraw(int purpose) {
    if (purpose >= BITS) {
      return nextOfMore(purpose);
    }
    long bit = 1L << purpose;
    if ((drawn & bit) == 0) {
      drawn |= bit;
      return 0;
    }
    return counted(purpose) + 1;
  }

  private int nextOfMore(int purpose) {
    int word = purpose / BITS - 1;
    if (moreDrawn == null) {
      moreDrawn = new long[word + 1];
    } else if (moreDrawn.length <= word) {
      moreDrawn = Arrays.copyOf(moreDrawn, word + 1 + word / 2);
    }
    long bit = 1L << (purpose % BITS);
    if ((moreDrawn[word] & bit) == 0) {
      moreDrawn[word] |= bit;
      return 0;
    }
    return counted(purpose) + 1;
  }

  private int counted(int purpose) {
    if (counts == null) {
      counts = new int[purpose + 1];
    } else if (counts.length <= purpose) {
      counts = Arrays.copyOf(counts, purpose + 1 + purpose / 2);
    }
    return counts[purpose]++;
  }

  /** The key it has in a key space; drawn at the first use, and kept for all its steps. */
  public long key(KeySpace space) {
    if (keys == null || keys.length <= space.index()) {
      int had = keys == null ? 0 : keys.length;
      keys = keys == null ? new long[space.index() + 1] : Arrays.copyOf(keys, space.index() + 1);
      Arrays.fill(keys, had, keys.length, KeySpace.NONE);
    }
    if (keys[space.index()] == KeySpace.NONE) {
      keys[space.index()] = space.draw(this);
    }
    return keys[space.index()];
  }
}
