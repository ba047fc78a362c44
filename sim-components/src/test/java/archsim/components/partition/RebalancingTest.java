package archsim.components.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What moves, from where to where, and in which order. */
class RebalancingTest {
  private static final double[] PROGRESS = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1};

  @ParameterizedTest
  @EnumSource
  void movesAreTheKeysThatMove(By by) {
    Partitioning before = States.create(by, 5, 7);
    Partitioning after = before.join(5).leave(2).join(6);
    Rebalancing moving = Rebalancing.between(before, after);
    Map<List<Integer>, Integer> counts = new TreeMap<>((x, y) -> x.toString().compareTo("" + y));
    long[] keys = States.keys();
    for (long key : keys) {
      if (before.shard(key) != after.shard(key)) {
        counts.merge(List.of(before.shard(key), after.shard(key)), 1, Integer::sum);
      }
    }

    for (Move move : moving.moves()) {
      int count = counts.getOrDefault(List.of(move.from(), move.to()), 0);
      assertThat(move.from()).isNotEqualTo(move.to());
      assertThat((double) count / keys.length)
          .as("%s", move)
          .isCloseTo(move.share(), within(States.tolerance()));
    }
    assertThat(counts.keySet())
        .isSubsetOf(moving.moves().stream().map(m -> List.of(m.from(), m.to())).toList());
    assertThat(moving.moves()).isSortedAccordingTo(Move.ORDER);
  }

  @ParameterizedTest
  @EnumSource
  void sharesChangeByWhatMoves(By by) {
    Partitioning before = States.create(by, 6, 8);
    Partitioning after = before.leave(0).join(6).join(7);
    double[] shares = new double[8];
    System.arraycopy(before.shares(), 0, shares, 0, 6);
    for (Move move : Rebalancing.between(before, after).moves()) {
      shares[move.from()] -= move.share();
      shares[move.to()] += move.share();
    }

    double[] expected = after.shares();
    for (int server = 0; server < shares.length; server++) {
      assertThat(shares[server]).isCloseTo(expected[server], within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatHasMovedStaysMoved(By by) {
    Partitioning before = States.create(by, 3, 9);
    Partitioning after = before.join(3);
    Rebalancing moving = Rebalancing.between(before, after);
    for (long key : States.keys()) {
      boolean arrived = false;
      for (double progress : PROGRESS) {
        int shard = moving.shardDuring(key, progress);
        assertThat(shard).isIn(before.shard(key), after.shard(key));
        boolean isThere = shard == after.shard(key);
        assertThat(isThere || !arrived).isTrue();
        arrived = isThere;
      }

      assertThat(moving.shardDuring(key, 0)).isEqualTo(before.shard(key));
      assertThat(moving.shardDuring(key, 1)).isEqualTo(after.shard(key));
    }
  }

  @ParameterizedTest
  @EnumSource
  void atProgressPTheSharePOfEachMoveIsThere(By by) {
    Partitioning before = States.create(by, 3, 10);
    Partitioning after = before.join(3).join(4);
    Rebalancing moving = Rebalancing.between(before, after);
    for (Move move : moving.moves()) {
      int all = 0;
      int there = 0;
      for (long key : States.keys()) {
        if (before.shard(key) == move.from() && after.shard(key) == move.to()) {
          all++;
          there += moving.shardDuring(key, 0.3) == move.to() ? 1 : 0;
        }
      }

      assertThat(all).isPositive();
      assertThat((double) there / all).isCloseTo(0.3, within(5 * Math.sqrt(0.21 / all)));
    }
  }

  /** A key stays where it was only if both remainders name the same server. */
  @ParameterizedTest
  @CsvSource({"1", "3", "12", "50"})
  void hashesModuloTheServersMoveNearlyAll(int n) {
    Partitioning before = States.create(By.HASH, n, 11);
    Partitioning after = before.join(n);
    Rebalancing moving = Rebalancing.between(before, after);
    long[] keys = States.keys();
    int moved = 0;
    for (long key : keys) {
      moved += before.shard(key) != after.shard(key) ? 1 : 0;
    }

    assertThat(moving.share()).isCloseTo((double) n / (n + 1), within(1e-12));
    assertThat((double) moved / keys.length)
        .isCloseTo((double) n / (n + 1), within(States.tolerance()));
  }

  /** From 4 to 6 servers: places agree modulo 2, each of 12 pairs has a twelfth. */
  @Test
  void remaindersThatShareADivisorMeetInFewerPairs() {
    Partitioning before = States.create(By.HASH, 4, 12);
    List<Move> moves = Rebalancing.between(before, before.join(4).join(5)).moves();

    assertThat(moves).hasSize(8).allMatch(move -> move.share() == 1.0 / 12);
    assertThat(moves).allMatch(move -> (move.to() - move.from()) % 2 == 0);
  }

  @Test
  void nothingMovesBetweenEqualStates() {
    for (By by : By.values()) {
      Rebalancing still = Rebalancing.between(States.create(by, 4, 1), States.create(by, 4, 1));
      assertThat(still.moves()).isEmpty();
      assertThat(still.share()).isZero();
      assertThat(still.shardDuring(17, 0.5)).isEqualTo(States.create(by, 4, 1).shard(17));
    }
  }

  @Test
  void refusesWhatCannotBeCompared() {
    Partitioning ring = States.create(By.CONSISTENT_HASH, 2, 1);
    assertThatThrownBy(() -> Rebalancing.between(ring, States.create(By.CONSISTENT_HASH, 2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("divide keys in different ways");
    assertThatThrownBy(() -> Rebalancing.between(ring, States.create(By.RANGE, 2, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rebalancing.between(ring, ring).shardDuring(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
