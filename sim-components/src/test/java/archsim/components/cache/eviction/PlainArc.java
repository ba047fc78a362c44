package archsim.components.cache.eviction;

import java.util.ArrayList;
import java.util.List;

/** Figure 4 of the paper of ARC, line by line; lists have the least recently used first. */
public final class PlainArc implements Plain {
  private final int c;
  private final List<Long> t1 = new ArrayList<>();
  private final List<Long> t2 = new ArrayList<>();
  private final List<Long> b1 = new ArrayList<>();
  private final List<Long> b2 = new ArrayList<>();
  private double p;

  public PlainArc(int capacity) {
    c = capacity;
  }

  @Override
  public boolean access(long x) {
    if (t1.remove(x) || t2.remove(x)) {
      t2.add(x);
      return true;
    }
    if (b1.contains(x)) {
      p = Math.min(c, p + (b1.size() >= b2.size() ? 1 : (double) b2.size() / b1.size()));
      replace(false);
      b1.remove(x);
      t2.add(x);
    } else if (b2.contains(x)) {
      p = Math.max(0, p - (b2.size() >= b1.size() ? 1 : (double) b1.size() / b2.size()));
      replace(true);
      b2.remove(x);
      t2.add(x);
    } else {
      miss();
      t1.add(x);
    }
    return false;
  }

  private void miss() {
    int all = t1.size() + t2.size() + b1.size() + b2.size();
    if (t1.size() + b1.size() == c) {
      if (t1.size() < c) {
        b1.remove(0);
        replace(false);
      } else {
        t1.remove(0);
      }
    } else if (all >= c) {
      if (all == 2 * c) {
        b2.remove(0);
      }
      replace(false);
    }
  }

  private void replace(boolean inB2) {
    if (!t1.isEmpty() && (t1.size() > p || (inB2 && t1.size() == p))) {
      b1.add(t1.remove(0));
    } else {
      b2.add(t2.remove(0));
    }
  }
}
