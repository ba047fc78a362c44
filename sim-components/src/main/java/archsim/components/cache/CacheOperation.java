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

  /** The endpoint that reads or writes an entry; any other name stands for itself. */
  static String named(String wanted) {
    return switch (wanted) {
      case "read" -> GET.endpoint;
      case "write" -> PUT.endpoint;
      default -> wanted;
    };
  }

  /** The endpoint of a cache that does it. */
  public String endpoint() {
    return endpoint;
  }
}
