package archsim.components.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RangeTest {
  @Test
  void whatNothingBoundsIsNotExact() {
    assertThat(Range.atLeast(2).isExact()).isFalse();
    assertThat(Range.exactly(2).isExact()).isTrue();
    assertThat(Range.ZERO.isExact()).isTrue();
  }
}
