package archsim.components.flow;

import org.jspecify.annotations.Nullable;

/**
 * What is written on a request: what it asks for beyond the endpoint. Only the two kinds at its
 * ends know what that means.
 */
abstract class Envelope {
  private @Nullable Object detail;

  /** Says what is asked for beyond the endpoint. */
  public void ask(Object newDetail) {
    detail = newDetail;
  }

  /** What is asked for beyond the endpoint, null where it is nothing of this type. */
  public <T> @Nullable T asked(Class<T> type) {
    return type.isInstance(detail) ? type.cast(detail) : null;
  }
}
