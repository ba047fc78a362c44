package archsim.components.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A key belongs to the server whose place in the row of n servers is its hash modulo n. When one
 * joins at the end, a key stays only where both remainders agree, so n/(n + 1) of the keys move,
 * also between servers that were there before.
 */
final class HashPartitioning implements Partitioning {
  private final Hashing hashing;
  private final int[] servers;

  HashPartitioning(Hashing hashing, int[] servers) {
    this.hashing = hashing;
    this.servers = servers;
  }

  @Override
  public int shard(long key) {
    return servers[place(key)];
  }

  private int place(long key) {
    return Math.floorMod(hashing.ofKey(key), servers.length);
  }

  @Override
  public int[] owners(long key, int count) {
    return Members.following(servers, place(key), count);
  }

  @Override
  public int[] servers() {
    return servers.clone();
  }

  /** 1/n each; that 2^64 hashes cannot be divided evenly is less than a double can show. */
  @Override
  public double[] shares() {
    double[] shares = new double[servers[servers.length - 1] + 1];
    for (int server : servers) {
      shares[server] = 1.0 / servers.length;
    }
    return shares;
  }

  @Override
  public HashPartitioning join(int server) {
    return new HashPartitioning(hashing, Members.with(servers, server));
  }

  @Override
  public HashPartitioning leave(int server) {
    return new HashPartitioning(hashing, Members.without(servers, server));
  }

  /**
   * What moves to another state. Of n and m servers the places a and b of a key agree modulo g =
   * gcd(n, m), and all such pairs have the share g/(nm) of the hashes (Chinese remainder theorem).
   */
  List<Move> movesTo(HashPartitioning after) {
    int n = servers.length;
    int m = after.servers.length;
    int common = gcd(n, m);
    double share = (double) common / ((double) n * m);
    List<Move> moves = new ArrayList<>();
    for (int a = 0; a < n; a++) {
      for (int b = a % common; b < m; b += common) {
        if (servers[a] != after.servers[b]) {
          moves.add(new Move(servers[a], after.servers[b], share));
        }
      }
    }
    moves.sort(Move.ORDER);
    return moves;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Where the hash of a key lies among all hashes, from 0 to 1: not related to remainders. */
  double position(long key) {
    return (hashing.ofKey(key) >>> 11) * 0x1p-53;
  }

  boolean dividesAs(HashPartitioning other) {
    return hashing.equals(other.hashing);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashPartitioning that
        && dividesAs(that)
        && Arrays.equals(servers, that.servers);
  }

  @Override
  public int hashCode() {
    return 31 * hashing.hashCode() + Arrays.hashCode(servers);
  }
}
