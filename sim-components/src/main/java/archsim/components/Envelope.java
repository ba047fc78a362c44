package archsim.components;

import org.jspecify.annotations.Nullable;

/**
 * What is written on a request: what it asks for beyond the endpoint, which replica of the caller
 * sends it, and what the callee answers beyond the outcome. Only the two kinds at its ends know
 * what that means.
 */
abstract class Envelope {
  /** The sender is a client, or a component that is only one. */
  public static final long NO_PLACE = -1;

  /** Replicas that one component can have; places of further lives are this far apart. */
  public static final int MOST_REPLICAS = 100_000;

  private @Nullable Object detail;
  private long place = NO_PLACE;
  private int answer;

  /** Says what is asked for beyond the endpoint. */
  public void ask(Object newDetail) {
    detail = newDetail;
  }

  /** What is asked for beyond the endpoint, null where it is nothing of this type. */
  public <T> @Nullable T asked(Class<T> type) {
    return type.isInstance(detail) ? type.cast(detail) : null;
  }

  /** Says which replica of the caller sends it, and in which of its lives. */
  public void sentFrom(long newPlace) {
    place = newPlace;
  }

  /**
   * The place in the caller that it comes from: no two replicas share one, and no two lives of a
   * replica; {@link #NO_PLACE} where nobody said.
   */
  public long place() {
    return place;
  }

  /** The number of the replica of the caller that it comes from. */
  public int replica() {
    return (int) (place % MOST_REPLICAS);
  }

  /** The callee says what came of it. */
  public void answer(int newAnswer) {
    answer = newAnswer;
  }

  /** What the callee said came of it, 0 where it said nothing. */
  public int answer() {
    return answer;
  }
}
