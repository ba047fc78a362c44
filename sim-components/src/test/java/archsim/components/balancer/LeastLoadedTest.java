package archsim.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree finds what looking at all of them finds. */
class LeastLoadedTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 100})
  void holdsTheLeastInTheOrderOfTheirNumbers(int backends) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    double[] loads = new double[backends];
    var tree = new LeastLoaded(backends);
    tree.fill(backends, i -> loads[i]);
    for (int step = 0; step < 1_000; step++) {
      int changed = random.nextInt(backends);
      loads[changed] = random.nextInt(10) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(4);
      tree.set(changed, loads[changed]);

      double least = Arrays.stream(loads).min().orElseThrow();
      int[] expected =
          IntStream.range(0, backends)
              .filter(i -> loads[i] == least && Double.isFinite(least))
              .toArray();
      assertThat(tree.sharing()).isEqualTo(expected.length);
      assertThat(IntStream.range(0, tree.sharing()).map(tree::get))
          .containsExactly(boxed(expected));
    }
  }

  private static Integer[] boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
  }
}
