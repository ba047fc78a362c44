package archsim.components.keys;

import archsim.core.Require;
import archsim.core.random.KeyedRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys of a file, one per line, in their order and from the first one again when they end.
 * Blank lines and those that begin with {@code #} are comments. A file of whole numbers holds keys
 * as they are; in any other one each new text is the next number, from 1.
 */
public final class TraceKeys implements Popularity {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

  private final String name;
  private final long[] keys;

  // How often each key comes, most often first.
  private final long[] counts;

  private TraceKeys(String name, long[] keys) {
    this.name = name;
    this.keys = keys;
    counts = counts(keys);
  }

  /**
   * Reads the keys of a file.
   *
   * @param name of the file, for messages
   * @param text what is in it
   */
  static TraceKeys read(String name, String text) {
    List<String> lines =
        text.lines()
            .map(String::trim)
            .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
            .toList();
    Require.that(!lines.isEmpty(), "'%s' holds no key", name);
    boolean numbers = lines.stream().allMatch(line -> WHOLE.matcher(line).matches());
    return new TraceKeys(
        name, numbers ? lines.stream().mapToLong(Long::parseLong).toArray() : numbered(lines));
  }

  private static long[] numbered(List<String> lines) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    return lines.stream()
        .mapToLong(line -> numbers.computeIfAbsent(line, none -> numbers.size() + 1L))
        .toArray();
  }

  private static long[] counts(long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    long[] counts = new long[sorted.length];
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] != sorted[i - 1]) {
        distinct++;
      }
      counts[distinct]--; // negative, so that sorting puts the largest first
    }
    long[] descending = Arrays.copyOf(counts, distinct + 1);
    Arrays.sort(descending);
    Arrays.setAll(descending, i -> -descending[i]);
    return descending;
  }

  /** How many keys come before the first one comes again in its turn. */
  public int length() {
    return keys.length;
  }

  @Override
  public long size() {
    return counts.length;
  }

  @Override
  public double probability(long rank) {
    Entries.checkRank(rank, counts.length);
    return (double) counts[(int) rank - 1] / keys.length;
  }

  @Override
  public KeySampler sampler(KeyedRandom random) {
    return number -> keys[(int) Math.floorMod(number, (long) keys.length)];
  }

  /**
   * As if the keys of the trace came independently of each other, each as often as in the trace; an
   * order that visits keys again soon hits more, one that loops through them hits less.
   */
  @Override
  public double hitRatio(long entries) {
    return Entries.hitRatio(entries, counts.length, room -> groups().hitRatio(room));
  }

  /** Keys that come equally often are a group. */
  @Override
  public KeyGroups groups() {
    double[] size = new double[counts.length];
    double[] probability = new double[counts.length];
    int group = -1;
    for (int i = 0; i < counts.length; i++) {
      if (i == 0 || counts[i] != counts[i - 1]) {
        probability[++group] = (double) counts[i] / keys.length;
      }
      size[group]++;
    }
    return new KeyGroups(Arrays.copyOf(size, group + 1), Arrays.copyOf(probability, group + 1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TraceKeys that && Arrays.equals(keys, that.keys);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys);
  }

  @Override
  public String toString() {
    return "TraceKeys[file=%s, draws=%s, keys=%s]".formatted(name, keys.length, counts.length);
  }
}
