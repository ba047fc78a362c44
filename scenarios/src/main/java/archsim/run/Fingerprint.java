package archsim.run;

import archsim.components.measure.CreditSnapshot;
import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.RequestSnapshot;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.measure.TimeParts;
import archsim.components.measure.WorkloadSnapshot;
import archsim.core.statistics.HistogramSnapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over the raw bits that the replications measured: event counts, outcomes, histogram
 * buckets, areas and sums, in their order. Whatever is derived from them is left out, so it is the
 * same on any machine and with any number of threads.
 */
final class Fingerprint {
  private final MessageDigest digest;
  private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(List<ModelSnapshot> replications) {
    Fingerprint fingerprint = new Fingerprint();
    replications.forEach(fingerprint::add);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(ModelSnapshot snapshot) {
    add(snapshot.events());
    for (WorkloadSnapshot workload : snapshot.workloads()) {
      add(workload.total());
      workload.classes().forEach(this::add);
      if (!workload.sessions().isZero()) {
        add(workload.sessions().started());
        add(workload.sessions().lost());
        add(workload.sessions().moved());
      }
      for (TimeParts.Row row : workload.timeParts().rows()) {
        add(row.count());
        add(row.latencies());
        row.seconds().forEach(this::add);
      }
    }
    snapshot.edges().forEach(edge -> add(edge.requests()));
    snapshot.resources().forEach(this::add);
    snapshot.figures().forEach(this::add);
    for (ModelSnapshot.ShardSnapshot shards : snapshot.shards()) {
      shards.shards().forEach(shard -> shard.served().forEach(this::add));
    }
    for (ModelSnapshot.Happening happening : snapshot.happenings()) {
      add(happening.time());
      add(happening.what());
    }
    for (CreditSnapshot credits : snapshot.credits()) {
      add(credits.owed());
      add(credits.throttled());
    }
  }

  private void add(RequestSnapshot requests) {
    add(requests.name());
    add(requests.arrived());
    add(requests.insideAtStart());
    add(requests.ended().ok());
    add(requests.ended().rejected());
    add(requests.ended().timedOut());
    add(requests.ended().failed());
    add(requests.ended().cancelled());
    add(requests.unfinished());
    add(requests.insideArea());
    add(requests.responseTimes());
    add(requests.latency());
  }

  private void add(ResourceSnapshot resource) {
    add(resource.name());
    resource.busyAreas().forEach(this::add);
    add(resource.queueArea());
    add(resource.queueMax());
    add(resource.waited());
    add(resource.waits());
  }

  private void add(FigureSnapshot figure) {
    add(figure.name());
    add(figure.sum());
    add(figure.of());
    add(figure.max());
    add(figure.times());
  }

  private void add(HistogramSnapshot histogram) {
    add(histogram.sum());
    for (int i = 0; i < histogram.size(); i++) {
      add(histogram.seconds(i));
      add(histogram.countAt(i));
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(double value) {
    add(Double.doubleToRawLongBits(value));
  }

  private void add(long value) {
    digest.update(eight.putLong(0, value).array());
  }
}
