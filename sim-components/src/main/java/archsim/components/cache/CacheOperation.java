package archsim.components.cache;

/** What a cache can be asked to do, in the order of its endpoints. */
public enum CacheOperation {
  GET("get"),
  PUT("put"),
  INVALIDATE("invalidate");

  private final String endpoint;

  CacheOperation(String endpoint) {
    this.endpoint = endpoint;
  }

  /** The endpoint of a cache that does it. */
  public String endpoint() {
    return endpoint;
  }
}
