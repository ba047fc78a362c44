package archsim.components.database.distributed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ranges of a distributed database: which stores have the copies of each, which of them holds
 * the lease and so serves it, and which copies miss writes that others have. Copies and leases are
 * spread evenly.
 *
 * <p>A lease passes only to a store that is up and misses nothing, while most copies of the range
 * are on stores that are up (Ongaro, Ousterhout: In Search of an Understandable Consensus
 * Algorithm, USENIX ATC 2014, section 5.4.1). A write is acknowledged when most copies have it, so
 * whoever serves the range has all acknowledged ones.
 */
final class Ranges {
  private static final int NOBODY = -1;

  private final int[][] copies;
  private final boolean[][] missing;
  private final int[] leases;
  private final List<Boolean> up = new ArrayList<>();

  // Stores that are down for longer than their lease.
  private final Set<Integer> expired = new TreeSet<>();

  /** A copy of a range that is to go to another store. */
  record Transfer(int range, int from, int to) {}

  /** Range r begins on the stores r, r + 1, … modulo their number, the first of which serves it. */
  Ranges(int ranges, int stores, int factor) {
    copies = new int[ranges][factor];
    missing = new boolean[ranges][factor];
    leases = new int[ranges];
    for (int range = 0; range < ranges; range++) {
      for (int i = 0; i < factor; i++) {
        copies[range][i] = (range + i) % stores;
      }
      leases[range] = range % stores;
    }
    for (int i = 0; i < stores; i++) {
      up.add(true);
    }
  }

  int count() {
    return copies.length;
  }

  /** The store that serves a range, up or down. */
  int leaseholder(int range) {
    return leases[range];
  }

  /** The stores that have a copy of a range. */
  int[] copies(int range) {
    return copies[range].clone();
  }

  boolean isUp(int store) {
    return up.get(store);
  }

  /** Whether the store of a range is up and has all that was acknowledged. */
  boolean isServed(int range) {
    int store = leases[range];
    return up.get(store) && !misses(range, store);
  }

  /** The copy of a store has not got a write that was acknowledged; it gets it once it is up. */
  void missed(int range, int store) {
    int copy = copyOf(range, store);
    if (copy >= 0) {
      missing[range][copy] = true;
      catchUp(range);
    }
  }

  boolean misses(int range, int store) {
    int copy = copyOf(range, store);
    return copy >= 0 && missing[range][copy];
  }

  private int copyOf(int range, int store) {
    for (int i = 0; i < copies[range].length; i++) {
      if (copies[range][i] == store) {
        return i;
      }
    }
    return NOBODY;
  }

  void down(int store) {
    up.set(store, false);
  }

  /** A store is back: what it misses, and what others miss that waited for it, it gets. */
  void up(int store) {
    up.set(store, true);
    expired.remove(store);
    for (int range = 0; range < copies.length; range++) {
      if (copyOf(range, store) >= 0) {
        catchUp(range);
      }
    }
  }

  private void catchUp(int range) {
    // What is acknowledged is on most copies: all of them together have all of it.
    boolean source = true;
    for (int store : copies[range]) {
      source &= up.get(store);
    }
    for (int i = 0; i < copies[range].length; i++) {
      source |= up.get(copies[range][i]) && !missing[range][i];
    }
    for (int i = 0; source && i < copies[range].length; i++) {
      missing[range][i] &= !up.get(copies[range][i]);
    }
  }

  /** The lease of a store that is down is over. */
  void expire(int store) {
    if (!up.get(store)) {
      expired.add(store);
    }
  }

  /**
   * Ranges whose store has been down for too long pass to one that can serve them, where there is
   * one.
   */
  void passOn() {
    for (int range = 0; range < leases.length; range++) {
      if (expired.contains(leases[range]) && hasMajority(range)) {
        int best = best(range);
        if (best != NOBODY) {
          leases[range] = best;
        }
      }
    }
  }

  private boolean hasMajority(int range) {
    int there = 0;
    for (int store : copies[range]) {
      there += up.get(store) ? 1 : 0;
    }
    return there > copies[range].length / 2;
  }

  /** The store that can serve a range and serves the fewest, nobody where none can. */
  private int best(int range) {
    int[] held = held();
    int best = NOBODY;
    for (int i = 0; i < copies[range].length; i++) {
      int store = copies[range][i];
      if (up.get(store) && !missing[range][i] && (best == NOBODY || held[store] < held[best])) {
        best = store;
      }
    }
    return best;
  }

  /** How many ranges each store serves. */
  int[] held() {
    int[] held = new int[up.size()];
    for (int lease : leases) {
      held[lease]++;
    }
    return held;
  }

  /** Leases pass to stores with at least two fewer, until there is none. */
  void even() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int range = 0; range < leases.length; range++) {
        int best = best(range);
        int[] held = held();
        if (best != NOBODY && up.get(leases[range]) && held[best] + 1 < held[leases[range]]) {
          leases[range] = best;
          changed = true;
        }
      }
    }
  }

  void join(int store, boolean isUp) {
    if (store == up.size()) {
      up.add(isUp);
    } else {
      up.set(store, isUp);
    }
    expired.remove(store);
  }

  /** What has to go where so that the first so many stores have as many copies each. */
  List<Transfer> transfers(int stores) {
    int[] have = new int[Math.max(stores, up.size())];
    int[][] planned = new int[copies.length][];
    for (int range = 0; range < copies.length; range++) {
      planned[range] = copies[range].clone();
      for (int store : copies[range]) {
        have[store]++;
      }
    }
    List<Transfer> transfers = new ArrayList<>();
    for (int range = 0; range < copies.length; range++) {
      for (int i = 0; i < planned[range].length; i++) {
        int from = planned[range][i];
        int to = fewest(have, stores, planned[range]);
        if (to != NOBODY && (from >= stores || have[to] + 1 < have[from])) {
          planned[range][i] = to;
          have[from]--;
          have[to]++;
          transfers.add(new Transfer(range, from, to));
        }
      }
    }
    return transfers;
  }

  private static int fewest(int[] have, int stores, int[] others) {
    int fewest = NOBODY;
    for (int store = 0; store < stores; store++) {
      boolean taken = false;
      for (int other : others) {
        taken |= other == store;
      }
      if (!taken && (fewest == NOBODY || have[store] < have[fewest])) {
        fewest = store;
      }
    }
    return fewest;
  }

  /** A copy has arrived, and with it the lease where its store had it. */
  void moved(Transfer transfer) {
    int copy = copyOf(transfer.range(), transfer.from());
    if (copy < 0) {
      throw new IllegalStateException("nothing to move: " + transfer);
    }
    copies[transfer.range()][copy] = transfer.to();
    if (leases[transfer.range()] == transfer.from()) {
      leases[transfer.range()] = transfer.to();
    }
    catchUp(transfer.range());
  }
}
