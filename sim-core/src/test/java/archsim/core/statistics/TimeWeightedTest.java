package archsim.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The area under a quantity that jumps. */
class TimeWeightedTest {
  @Test
  void areaIsLevelTimesTime() {
    TimeWeighted level = new TimeWeighted();
    level.set(1, 2);
    level.add(3, 3);
    level.add(3, -4);

    assertThat(level.level()).isEqualTo(1);
    assertThat(level.max()).isEqualTo(5);
    assertThat(level.area(3)).isEqualTo(4);
    assertThat(level.area(7)).isEqualTo(8);
    assertThat(level.area(7)).isEqualTo(8);
  }

  @Test
  void aResetForgetsTheAreaAndKeepsTheLevel() {
    TimeWeighted level = new TimeWeighted();
    level.set(0, 9);
    level.set(1, 2);
    level.reset(5);

    assertThat(level.level()).isEqualTo(2);
    assertThat(level.max()).isEqualTo(2);
    assertThat(level.area(5)).isZero();
    assertThat(level.area(8)).isEqualTo(6);
  }
}
