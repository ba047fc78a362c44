package archsim.components.flow;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.keys.Popularity;
import archsim.components.keys.ZipfKeys;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.core.random.Streams;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The keys that requests draw. */
class KeySpaceTest {
  private static final Popularity USERS = new ZipfKeys(1000, 0.8);

  private static Model model() {
    return new Model(
        new Architecture(
            Map.of(), Map.of(), Map.of(), Map.of("user", USERS, "order", USERS), List.of()),
        new Streams(1, 0));
  }

  /** Whoever comes first draws no other key than whoever comes last. */
  @Test
  void keysBelongToTheRequestAndNotToTheOrder() {
    KeySpace users = model().keys("user");
    long[] forwards = LongStream.range(0, 100).map(i -> new Root(i, 0).key(users)).toArray();
    KeySpace again = model().keys("user");
    long[] backwards = LongStream.range(0, 100).map(i -> new Root(99 - i, 0).key(again)).toArray();

    for (int i = 0; i < 100; i++) {
      assertThat(backwards[99 - i]).isEqualTo(forwards[i]);
    }
    assertThat(LongStream.of(forwards).distinct().count()).isGreaterThan(50);
  }

  @Test
  void aRequestKeepsItsKeyAndSpacesDifferFromEachOther() {
    Model model = model();
    List<Root> roots = LongStream.range(0, 100).mapToObj(i -> new Root(i, 0)).toList();
    int same = 0;
    for (Root root : roots) {
      long user = root.key(model.keys("user"));
      same += root.key(model.keys("order")) == user ? 1 : 0;
      assertThat(root.key(model.keys("user"))).isEqualTo(user);
    }
    assertThat(same).isLessThan(20);
  }
}
