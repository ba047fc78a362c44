package archsim.components.model;

import archsim.components.demand.Consumption;
import archsim.components.demand.Range;
import java.util.Map;
import java.util.function.ToIntFunction;

/** A kind that services publish messages to, and take them from. */
public interface Queued extends ComponentSpec {
  /** The endpoint that takes a message. */
  String PUBLISH = "publish";

  /** The figure of the messages inside. */
  String DEPTH = "depth";

  /** The figure of the messages that came. */
  String PUBLISHED = "published";

  /**
   * How many times the mean of its replicas the busiest replica of a consumer may get, and gets at
   * least: partitions may not divide evenly, and of messages with keys a partition may have any
   * share.
   */
  Range busiestReplica(
      String service,
      Map<String, Consumption> consumers,
      ToIntFunction<String> replicas,
      boolean keyed);
}
