package archsim.components;

import org.jspecify.annotations.Nullable;

/**
 * What is written on a request: what it asks for beyond the endpoint, which replica of the caller
 * sends it, and what the callee answers beyond the outcome. Only the two kinds at its ends know
 * what that means.
 */
abstract class Envelope {
  /** The sender is a client, or a component that is only one. */
  public static final int NO_REPLICA = -1;

  private @Nullable Object detail;
  private int from = NO_REPLICA;
  private int answer;

  /** Says what is asked for beyond the endpoint. */
  public void ask(Object newDetail) {
    detail = newDetail;
  }

  /** What is asked for beyond the endpoint, null where it is nothing of this type. */
  public <T> @Nullable T asked(Class<T> type) {
    return type.isInstance(detail) ? type.cast(detail) : null;
  }

  /** Says which replica of the caller sends it. */
  public void sentBy(int replica) {
    from = replica;
  }

  /** The replica of the caller that sent it, from 0, or {@link #NO_REPLICA}. */
  public int from() {
    return from;
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
