package archsim.core.statistics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * What a {@link LatencyHistogram} had recorded, immutable and in two or three bytes for each bucket
 * that holds anything: the counts as HdrHistogram encodes them, and beside them what buckets round.
 * For the many that a run keeps until they are added up, such as those of its series over time.
 */
public final class PackedHistogram {
  private final byte[] counts;
  private final double sum;
  private final double min;
  private final double max;

  PackedHistogram(Histogram histogram, double sum, double min, double max) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    counts = Arrays.copyOf(buffer.array(), histogram.encodeIntoByteBuffer(buffer));
    this.sum = sum;
    this.min = min;
    this.max = max;
  }

  /** All times of several of the same number of digits, as if recorded by one histogram. */
  public static HistogramSnapshot merge(List<PackedHistogram> parts) {
    if (parts.isEmpty()) {
      return HistogramSnapshot.EMPTY;
    }
    Histogram all = new Histogram(parts.get(0).unpacked().getNumberOfSignificantValueDigits());
    parts.forEach(part -> all.add(part.unpacked()));
    DoubleStream.Builder seconds = DoubleStream.builder();
    LongStream.Builder counts = LongStream.builder();
    for (var each : all.recordedValues()) {
      seconds.add(all.medianEquivalentValue(each.getValueIteratedTo()) / Buckets.NANOS);
      counts.add(each.getCountAtValueIteratedTo());
    }
    return new HistogramSnapshot(
        seconds.build().toArray(),
        counts.build().toArray(),
        all.getTotalCount(),
        parts.stream().mapToDouble(part -> part.sum).reduce(0, Double::sum),
        parts.stream().mapToDouble(part -> part.min).reduce(Double.POSITIVE_INFINITY, Math::min),
        parts.stream().mapToDouble(part -> part.max).reduce(0, Math::max));
  }

  private Histogram unpacked() {
    return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(counts), 0);
  }
}
