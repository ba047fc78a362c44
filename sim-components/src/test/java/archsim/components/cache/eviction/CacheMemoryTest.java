package archsim.components.cache.eviction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a large cache needs of memory; one that needs more ends with an error here. */
class CacheMemoryTest {
  private static final long ENTRIES = 10_000_000;

  /** 610 MiB, also while the table is doubled. The young generation is small, nothing dies here. */
  @Test
  void anEntryOfLruNeedsAtMost64Bytes() throws Exception {
    run(Eviction.LRU, ENTRIES * 64 / (1 << 20) + "m");
  }

  private static void run(Eviction eviction, String heap) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap,
                    "-Xmn8m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Fill.class.getName(),
                    eviction.name(),
                    Long.toString(ENTRIES)))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.strip()).isEqualTo(ENTRIES + " entries");
  }

  /** Fills a cache of the policy and the number of entries that are its arguments, and evicts. */
  static final class Fill {
    private Fill() {}

    public static void main(String[] arguments) {
      long capacity = Long.parseLong(arguments[1]);
      EvictionPolicy cache = Eviction.valueOf(arguments[0]).create(capacity, 1);
      for (long key = 0; key < capacity + capacity / 10; key++) {
        cache.put(key, 1);
      }
      System.out.println(cache.entries() + " entries");
    }
  }
}
