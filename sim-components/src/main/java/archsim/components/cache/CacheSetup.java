package archsim.components.cache;

import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/** What is written about a cache, for those who make its parts. */
interface CacheSetup {
  Content content();

  /** How long an operation takes, in seconds. */
  Distribution latency();

  CacheServers fleet();

  Stampede stampede();

  Writing writing();

  /** Whether it begins with the most popular keys. */
  boolean warm();

  /** The share of gets that hit, where keys are unknown. */
  @Nullable Double fixedHitRatio();
}
