package archsim.components.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsim.core.InvalidSpecException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way of dividing keys promises, through many joins and leaves. */
class PartitioningTest {
  private static final int STEPS = 60;

  @ParameterizedTest
  @EnumSource
  void eachServerHoldsItsShareOfTheKeys(By by) {
    Partitioning state = States.create(by, 5, 1).join(8).leave(2);
    long[] keys = States.keys();
    int[] held = new int[9];
    for (long key : keys) {
      held[state.shard(key)]++;
    }

    double[] shares = state.shares();
    assertThat(shares).hasSize(9);
    for (int server = 0; server < held.length; server++) {
      assertThat((double) held[server] / keys.length)
          .as("server %d", server)
          .isCloseTo(shares[server], within(States.tolerance()));
    }
    assertThat(state.servers()).containsExactly(0, 1, 3, 4, 8);
    assertThat(shares[2]).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void theServersOfTheCopiesDiffer(By by) {
    Partitioning state = States.create(by, 7, 2);
    for (long key : Arrays.copyOf(States.keys(), 2000)) {
      int[] owners = state.owners(key, 3);

      assertThat(owners).hasSize(3).doesNotHaveDuplicates();
      assertThat(owners[0]).isEqualTo(state.shard(key));
      assertThat(state.owners(key, 7))
          .startsWith(owners)
          .containsExactlyInAnyOrder(state.servers());
    }
    assertThatThrownBy(() -> state.owners(1, 8))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("8 copies need as many servers, had 7");
  }

  @ParameterizedTest
  @EnumSource
  void whoJoinsAndLeavesRestoresWhatWas(By by) {
    Partitioning state = States.create(by, 4, 3).join(9).leave(1);

    assertThat(state.join(6).leave(6)).isEqualTo(state).hasSameHashCodeAs(state);
    assertThat(state.join(6)).isNotEqualTo(state);
    assertThat(state.join(1).join(6).leave(6).leave(1).shares()).containsExactly(state.shares());
  }

  /** Keys keep one way of dividing: the state is that of the servers, however they came. */
  @ParameterizedTest
  @EnumSource(
      value = By.class,
      names = {"HASH", "CONSISTENT_HASH"})
  void hashesKnowNoHistory(By by) {
    Partitioning state = States.create(by, 4, 3);

    assertThat(state.leave(2).join(7).join(2).leave(7)).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(
      value = By.class,
      names = {"CONSISTENT_HASH", "RANGE"})
  void nothingMovesBetweenServersThatStay(By by) {
    SplittableRandom random = new SplittableRandom(4);
    long[] keys = States.keys();
    Partitioning state = States.create(by, 3, 4);
    for (int step = 0; step < STEPS; step++) {
      int[] servers = state.servers();
      boolean joins = servers.length == 1 || random.nextInt(5) < 3;
      int server = joins ? States.largest(state) + 1 : servers[random.nextInt(servers.length)];
      Partitioning next = joins ? state.join(server) : state.leave(server);
      Rebalancing moving = Rebalancing.between(state, next);
      int moved = 0;
      for (long key : keys) {
        int from = state.shard(key);
        int to = next.shard(key);
        if (from != to) {
          moved++;
          assertThat(joins ? to : from).isEqualTo(server);
        }
      }

      double share = joins ? next.shares()[server] : state.shares()[server];
      assertThat(moving.moves()).allMatch(move -> (joins ? move.to() : move.from()) == server);
      assertThat(moving.share()).isCloseTo(share, within(1e-12));
      assertThat((double) moved / keys.length).isCloseTo(share, within(States.tolerance()));
      assertThat(Arrays.stream(next.shares()).sum()).isCloseTo(1, within(1e-12));
      state = next;
    }
  }

  @Test
  void rangesAreSplitAtTheLongest() {
    Partitioning state = new PartitioningSpec(By.RANGE, null).create(3, 10, 0);

    assertThat(state.shares()).containsExactly(0.4, 0.3, 0.3);
    assertThat(state.join(3).shares()).containsExactly(0.2, 0.3, 0.3, 0.2);
    assertThat(state.join(3).shard(3)).isEqualTo(3);
    assertThat(state.join(3).join(4).shares()).containsExactly(0.2, 0.2, 0.3, 0.2, 0.1);
    assertThat(state.leave(0).shares()).containsExactly(0, 0.7, 0.3);
    assertThat(state.leave(1).shares()).containsExactly(0.7, 0, 0.3);
    assertThat(state.shard(-5)).isEqualTo(0);
    assertThat(state.shard(11)).isEqualTo(2);
    assertThat(state.owners(10, 2)).containsExactly(2, 0);
  }

  @Test
  void otherSeedsAreOtherStates() {
    assertThat(States.create(By.CONSISTENT_HASH, 3, 1).shares())
        .isNotEqualTo(States.create(By.CONSISTENT_HASH, 3, 2).shares());
    assertThat(States.create(By.HASH, 3, 1)).isNotEqualTo(States.create(By.HASH, 3, 2));
  }

  @Test
  void explainsWhatCannotBe() {
    assertThatThrownBy(() -> new PartitioningSpec(By.HASH, 64))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage("vnodes belong to by: consistent-hash");
    assertThatThrownBy(() -> new PartitioningSpec(By.CONSISTENT_HASH, 0))
        .hasMessageContaining("vnodes must be from 1 to 1000, was 0");
    assertThatThrownBy(() -> new PartitioningSpec(By.RANGE, null).create(3, 0, 1))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("had 0 keys for 3; by: hash needs none");
    assertThatThrownBy(() -> new PartitioningSpec(By.RANGE, null).create(3, 3, 1).join(3))
        .hasMessageContaining("each is one key");
    assertThatThrownBy(() -> States.create(By.HASH, 1001, 1))
        .hasMessageContaining("from 1 to 1000");
    assertThatThrownBy(() -> States.create(By.HASH, 1, 1).leave(0))
        .hasMessageContaining("it holds all keys");
    assertThatThrownBy(() -> States.create(By.HASH, 2, 1).join(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("server 1 is there already");
    assertThatThrownBy(() -> States.create(By.HASH, 2, 1).leave(2))
        .hasMessage("there is no server 2");
  }

  @Test
  void saysWhatItTakesForGranted() {
    assertThat(new PartitioningSpec(By.CONSISTENT_HASH, null).impliedDefaults())
        .containsEntry("vnodes", "128");
    assertThat(new PartitioningSpec(By.CONSISTENT_HASH, 64).impliedDefaults()).isEmpty();
    assertThat(new PartitioningSpec(By.RANGE, null).impliedDefaults()).isEmpty();
  }
}
