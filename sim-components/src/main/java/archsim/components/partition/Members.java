package archsim.components.partition;

import archsim.core.Require;
import java.util.Arrays;

/** Sets of servers, in ascending order. */
final class Members {
  /** Numbers are indices of arrays, so they stay small. */
  private static final int LARGEST = 1_000_000;

  private Members() {}

  static int[] with(int[] servers, int joining) {
    if (joining < 0 || joining > LARGEST) {
      throw new IllegalArgumentException(
          "servers are numbers from 0 to %s, was %s".formatted(LARGEST, joining));
    }
    int found = Arrays.binarySearch(servers, joining);
    if (found >= 0) {
      throw new IllegalArgumentException("server %s is there already".formatted(joining));
    }
    Require.that(
        servers.length < Partitioning.MOST_SERVERS,
        "there may be %d servers, no more",
        Partitioning.MOST_SERVERS);
    int place = -found - 1;
    int[] more = new int[servers.length + 1];
    System.arraycopy(servers, 0, more, 0, place);
    more[place] = joining;
    System.arraycopy(servers, place, more, place + 1, servers.length - place);
    return more;
  }

  static int[] without(int[] servers, int leaving) {
    int place = Arrays.binarySearch(servers, leaving);
    if (place < 0) {
      throw new IllegalArgumentException("there is no server %s".formatted(leaving));
    }
    Require.that(servers.length > 1, "the last server cannot leave: it holds all keys");
    int[] fewer = new int[servers.length - 1];
    System.arraycopy(servers, 0, fewer, 0, place);
    System.arraycopy(servers, place + 1, fewer, place, fewer.length - place);
    return fewer;
  }

  static void checkCopies(int count, int servers) {
    Require.that(
        count >= 1 && count <= servers, "%d copies need as many servers, had %d", count, servers);
  }

  /** So many members of a row, from a place on and around its end. */
  static int[] following(int[] row, int place, int count) {
    checkCopies(count, row.length);
    int[] owners = new int[count];
    for (int i = 0; i < count; i++) {
      owners[i] = row[(place + i) % row.length];
    }
    return owners;
  }
}
