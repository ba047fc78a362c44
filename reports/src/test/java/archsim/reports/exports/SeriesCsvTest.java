package archsim.reports.exports;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.SeriesResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesCsvTest {
  @Test
  void quotesNamesAndLeavesMissingValuesEmpty() {
    Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
    values.put("users.p99_s", Arrays.asList(0.0123, null));
    values.put("a,\"b\".p99_s", Arrays.asList(1e-7, 2.0));

    assertThat(SeriesCsv.of(new SeriesResult(List.of(5.0, 10.0), values)))
        .isEqualTo("t_s,users.p99_s,\"a,\"\"b\"\".p99_s\"\r\n5.0,0.0123,1.0E-7\r\n10.0,,2.0\r\n");
  }

  @Test
  void writesTheHeadAloneForNoSeries() {
    assertThat(SeriesCsv.of(new SeriesResult(List.of(), Map.of()))).isEqualTo("t_s\r\n");
  }
}
