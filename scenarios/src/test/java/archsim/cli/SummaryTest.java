package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows of a run fits it, and says nothing that is zero. */
class SummaryTest {
  private static final String LONG = "a-service-with-a-name-that-is-far-too-long-for-a-terminal-";
  private static final String SHOP =
      """
      name: shop
      run: {duration: 4m, warmup: 5s, replications: 5}
      workloads:
        shoppers:
          rate: 60/s
          to: LONGa
          endpoints: {GET /catalogue: 90%, POST /checkout: 10%}
      services:
        LONGa:
          endpoints:
            GET /catalogue: [compute: 2ms]
            POST /checkout: [compute: 2ms, call: LONGb.pay]
        LONGb:
          threads: 1
          queue: {limit: 7}
          endpoints: {pay: [compute: exp(150ms)]}
        idle: {endpoints: {never: [compute: 1ms]}}
      slos:
        - p99 < 10ms for GET /catalogue
        - {expr: errors < 0.1%, severity: warn}
      """
          .replace("LONG", LONG);

  private static String summary(String yaml, boolean all) {
    return new Summary(Runs.text(yaml, 2).result(), false, all)
        .text("shop.yaml", "report.html", again -> again.isEmpty() ? "" : " " + again);
  }

  private static final String SHORT = summary(SHOP, false);

  @Test
  void fitsEightyColumnsAndKeepsLongNamesApart() {
    List<String> cut = SHORT.lines().filter(line -> line.matches(".*….* {2}.*")).toList();

    assertThat(SHORT.lines())
        .filteredOn(line -> !line.startsWith("  archsim "))
        .allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThan(81));
    assertThat(cut.stream().map(line -> line.substring(0, line.indexOf(' '))))
        .hasSizeGreaterThan(1)
        .doesNotHaveDuplicates();
  }

  @Test
  void warnsAboveABrokenPromiseThatOnlyWarns() {
    assertThat(SHORT)
        .startsWith("WARN  shop: 1 SLO is kept, 1 that only warns is broken\n")
        .containsPattern("errors < 0.1% for shoppers +.* % +WARN\n");
  }

  @Test
  void callsClassesAsPromisesDo() {
    assertThat(SHORT)
        .contains("\nshoppers ", "\n  GET /catalogue ", "\n  POST /checkout ")
        .contains("p99 < 10ms for GET /catalogue ")
        .doesNotContain("shoppers / ");
  }

  @Test
  void hidesWhatIsZeroUnlessAsked() {
    assertThat(SHORT).contains("failed").doesNotContain("timed out", "cancelled", "idle.cpu");
    assertThat(summary(SHOP, true))
        .contains("timed out", "cancelled", "idle.cpu")
        .doesNotContain("more resources");
  }

  @Test
  void saysWhatHelpsAndWhatToTypeNext() {
    assertThat(SHORT.replaceAll("\\s+", " "))
        .contains("of all arrivals in this mix", "× these arrivals", "headroom: ")
        .contains("threads: they wait for " + LONG + "b.cpu: more threads will not help")
        .containsPattern("next, .*: archsim (run|explain) shop.yaml");
  }
}
