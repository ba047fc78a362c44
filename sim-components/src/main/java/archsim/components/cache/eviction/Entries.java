package archsim.components.cache.eviction;

import java.util.Arrays;

/**
 * Entries by key, each a number with four words side by side: key, weight and mark, stamp, and the
 * links of the row it stands in. A row is a circle through a sentinel, so linking and unlinking
 * know no special case. The words lie in chunks, so nothing is copied when many more come.
 *
 * <p>The table that finds an entry by its key has open addressing with linear probing, and is
 * filled to three quarters at most. A slot holds half of the key's hash beside the number of the
 * entry, so that other entries are not looked at while probing, nor when the table grows or closes
 * a gap: in a large cache each look costs a miss of the hardware's caches. Removing closes the gap
 * by shifting back (Knuth, The Art of Computer Programming, vol. 3, 2nd ed., 1998, algorithm 6.4R).
 */
final class Entries {
  static final int NONE = -1;

  static final int MOST_MARK = (1 << 16) - 1;

  private static final int WORDS = 2;
  private static final int KEY = 0;
  private static final int WEIGHT = 1;
  private static final int STAMP = 2;
  private static final int LINKS = 3;
  private static final int MARK_BITS = 16;
  private static final int CHUNK = 13;
  private static final int IN_CHUNK = (1 << CHUNK) - 1;
  private static final int FIRST = 16;

  private final long capacity;
  private final KeyTable table = new KeyTable();
  private long[][] chunks = {new long[FIRST << WORDS]};
  private int used;
  private int free = NONE;
  private long weight;
  private long evictions;

  /** None yet, which together should weigh no more than the capacity. */
  Entries(long capacity) {
    this.capacity = capacity;
  }

  /** The entry with that key, or NONE. */
  int find(long key) {
    int hash = KeyTable.hash(key);
    for (int slot = table.home(hash); ; slot = table.next(slot)) {
      int entry = table.entry(slot);
      if (entry == NONE || (table.hashAt(slot) == hash && key(entry) == key)) {
        return entry;
      }
    }
  }

  /** Adds an entry with a key that no other has; its mark and stamp are 0. */
  int add(long key, long itsWeight) {
    int entry = allocate();
    long[] chunk = chunk(entry);
    int at = offset(entry);
    chunk[at + KEY] = key;
    chunk[at + WEIGHT] = itsWeight << MARK_BITS;
    chunk[at + STAMP] = 0;
    table.add(KeyTable.hash(key), entry);
    weight += itsWeight;
    return entry;
  }

  /** Forgets an entry, which stands in no row. */
  void remove(int entry) {
    weight -= weight(entry);
    table.remove(KeyTable.hash(key(entry)), entry);
    setLinks(entry, free, NONE);
    free = entry;
  }

  /** Removes an entry because room is needed. */
  void evict(int entry) {
    remove(entry);
    evictions++;
  }

  /** Whether something has to go. */
  boolean overfull() {
    return weight > capacity;
  }

  long capacity() {
    return capacity;
  }

  int count() {
    return table.size();
  }

  long weight() {
    return weight;
  }

  long evictions() {
    return evictions;
  }

  long key(int entry) {
    return chunk(entry)[offset(entry) + KEY];
  }

  long weight(int entry) {
    return chunk(entry)[offset(entry) + WEIGHT] >>> MARK_BITS;
  }

  void setWeight(int entry, long itsWeight) {
    weight += itsWeight - weight(entry);
    chunk(entry)[offset(entry) + WEIGHT] = (itsWeight << MARK_BITS) | mark(entry);
  }

  /** What the policy notes, from 0 to MOST_MARK. */
  int mark(int entry) {
    return (int) chunk(entry)[offset(entry) + WEIGHT] & MOST_MARK;
  }

  void setMark(int entry, int mark) {
    long[] chunk = chunk(entry);
    int at = offset(entry) + WEIGHT;
    chunk[at] = (chunk[at] & ~(long) MOST_MARK) | mark;
  }

  long stamp(int entry) {
    return chunk(entry)[offset(entry) + STAMP];
  }

  void setStamp(int entry, long stamp) {
    chunk(entry)[offset(entry) + STAMP] = stamp;
  }

  /** A new row without entries. */
  int row() {
    int sentinel = allocate();
    setLinks(sentinel, sentinel, sentinel);
    return sentinel;
  }

  /** The first of a row to have been linked, or the row itself if it is empty. */
  int oldest(int row) {
    return newer(row);
  }

  boolean isEmpty(int row) {
    return newer(row) == row;
  }

  /** The entry linked after this one, or the row. */
  int newer(int entry) {
    return (int) (links(entry) >>> 32);
  }

  /** Puts an entry that stands in no row behind all others. */
  void link(int row, int entry) {
    int last = older(row);
    setLinks(entry, row, last);
    setNewer(last, entry);
    setOlder(row, entry);
  }

  /** Takes an entry out of its row. */
  void unlink(int entry) {
    long links = links(entry);
    int newer = (int) (links >>> 32);
    int older = (int) links;
    setNewer(older, newer);
    setOlder(newer, older);
  }

  /** Puts an entry behind all others of a row, from wherever it stands. */
  void relink(int row, int entry) {
    unlink(entry);
    link(row, entry);
  }

  /** A number that an entry holds instead of links. */
  int position(int entry) {
    return (int) links(entry);
  }

  void setPosition(int entry, int position) {
    setLinks(entry, 0, position);
  }

  private int older(int entry) {
    return (int) links(entry);
  }

  private long links(int entry) {
    return chunk(entry)[offset(entry) + LINKS];
  }

  private void setLinks(int entry, int newer, int older) {
    chunk(entry)[offset(entry) + LINKS] = ((long) newer << 32) | (older & 0xFFFFFFFFL);
  }

  private void setNewer(int place, int newer) {
    setLinks(place, newer, older(place));
  }

  private void setOlder(int place, int older) {
    setLinks(place, newer(place), older);
  }

  private int allocate() {
    if (free != NONE) {
      int entry = free;
      free = newer(entry);
      return entry;
    }
    if (used >>> CHUNK == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunks.length + Math.max(1, chunks.length / 2));
    }
    growChunk(used >>> CHUNK);
    return used++;
  }

  /** Makes sure that there is room for one more; only the first chunk begins small. */
  private void growChunk(int number) {
    if (number == 0 && used == chunks[0].length >>> WORDS) {
      chunks[0] = Arrays.copyOf(chunks[0], 2 * chunks[0].length);
    } else if (number > 0 && (used & IN_CHUNK) == 0) {
      chunks[number] = new long[1 << (CHUNK + WORDS)];
    }
  }

  private long[] chunk(int entry) {
    return chunks[entry >>> CHUNK];
  }

  private static int offset(int entry) {
    return (entry & IN_CHUNK) << WORDS;
  }
}
