package archsim.components.cache;

import archsim.components.flow.Request;

/**
 * What one request asks a cache for and which replica asks, and what the cache answers. Whoever
 * waits for the answer may be the same object, as with a get, of which a run makes many.
 */
public class CacheRequest {
  private final CacheTerms terms;
  private final int replica;
  private final long place;
  private CacheAnswer answer = CacheAnswer.NONE;

  /**
   * @param replica of the service that asks, by its number
   * @param place of the replica in its present life; no two replicas, and no two lives, share one
   */
  public CacheRequest(CacheTerms terms, int replica, long place) {
    this.terms = terms;
    this.replica = replica;
    this.place = place;
  }

  /** What a request asks for. */
  static CacheRequest of(Request request) {
    CacheRequest asked = request.asked(CacheRequest.class);
    if (asked == null) {
      throw new IllegalStateException("a request to a cache that says nothing of keys");
    }
    return asked;
  }

  final CacheTerms terms() {
    return terms;
  }

  final int replica() {
    return replica;
  }

  final long place() {
    return place;
  }

  final void answer(CacheAnswer newAnswer) {
    answer = newAnswer;
  }

  /** What the cache has said. */
  public final CacheAnswer answer() {
    return answer;
  }
}
