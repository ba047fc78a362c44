package archsim.components.partition;

/**
 * Which of several servers holds a key; an immutable state. Servers are small numbers that stay
 * theirs while others join and leave.
 */
public sealed interface Partitioning permits HashPartitioning, RingPartitioning, RangePartitioning {
  /** Most servers at a time. */
  int MOST_SERVERS = 1000;

  /** The server that holds a key. */
  int shard(long key);

  /**
   * The servers that hold the copies of a key: the one that holds it, and after it the next ones
   * that differ, clockwise.
   *
   * @param count how many, from 1 to as many as there are servers
   */
  int[] owners(long key, int count);

  /** The servers there are, the smallest number first. */
  int[] servers();

  /**
   * What each server holds: of the space of hashes, or with ranges of the keys.
   *
   * @return by server, up to the largest number; 0 for those that have left
   */
  double[] shares();

  /**
   * The state with one more server.
   *
   * @param server a number that none of the servers has
   */
  Partitioning join(int server);

  /**
   * The state with one server fewer; a server that joins and leaves restores what was before.
   *
   * @param server one of several
   */
  Partitioning leave(int server);
}
