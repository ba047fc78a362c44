package archsim.components.keys;

import archsim.core.InvalidSpecException;
import archsim.core.random.Families;
import archsim.core.random.Family;
import archsim.core.random.KeyedRandom;
import java.nio.file.Path;
import java.util.List;

/**
 * How often each key of a key space is asked for. Keys are numbers; those of all but a trace are
 * their ranks, 1 being the most popular.
 */
public sealed interface Popularity permits ZipfKeys, UniformKeys, HotKeys, UniqueKeys, TraceKeys {
  /** How many keys there are; 0 where every request has its own. */
  long size();

  /**
   * The share of the draws that are the key of a rank.
   *
   * @param rank from 1, the most popular key, to size
   */
  double probability(long rank);

  /** The keys in groups of nearly the same popularity; no group where each key comes once. */
  KeyGroups groups();

  /** Draws keys by the numbers of one stream. */
  KeySampler sampler(KeyedRandom random);

  /**
   * The share of the draws that find their key among the entries of a least-recently-used cache, by
   * Che's approximation for independent draws. It is the ratio after the cache has filled: where
   * there is room for all keys it is 1.
   *
   * @param entries the cache has room for
   */
  double hitRatio(long entries);

  /**
   * Parses what a user wrote, such as {@code zipf(n=2M s=0.8)}; keys from a file are refused.
   *
   * @throws InvalidSpecException if the text is no popularity, with a suggestion
   */
  static Popularity parse(String text) {
    return families().parse(text, null);
  }

  /**
   * Parses what a user wrote, which may name a file.
   *
   * @param folder where relative file names start; no file outside of it is read
   * @throws InvalidSpecException if the text is no popularity, with a suggestion
   */
  static Popularity parse(String text, Path folder) {
    return families().parse(text, folder);
  }

  /** The laws that users may write. */
  static Families<Popularity> families() {
    return new Families<>(
        "popularity of keys",
        List.of(
            Family.named(
                "zipf",
                "zipf(n=2M s=0.8)",
                "Zipf: of n keys, the one of rank k is asked for as often as 1/k^s.",
                a -> new ZipfKeys(a.count("n"), a.number("s")),
                "n",
                "s"),
            Family.named(
                "uniform",
                "uniform(n=1M)",
                "All n keys equally often.",
                a -> new UniformKeys(a.count("n")),
                "n"),
            Family.named(
                "hot",
                "hot(n=1M hot=1% share=90%)",
                "A share of the keys is hot, and takes a share of the draws.",
                a -> new HotKeys(a.count("n"), a.share("hot"), a.share("share")),
                "n",
                "hot",
                "share"),
            Family.placed(
                "unique", "unique", "Each request has a key of its own.", a -> new UniqueKeys()),
            Family.placed(
                "trace",
                "trace(keys.txt)",
                "Keys from a file, one a line, in this order.",
                a -> TraceKeys.read(a.text("file"), a.fileText("file")),
                "file")));
  }
}
