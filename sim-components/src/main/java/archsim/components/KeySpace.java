package archsim.components;

/** A named set of keys with their popularity; a request draws one of them at most once. */
public final class KeySpace {
  /** No key drawn yet. */
  static final long NONE = Long.MIN_VALUE;

  private final int index;
  private final Draw popularity;

  /**
   * @param index of the space among all of the scenario, from 0
   * @param popularity draws ranks, 1 being the most popular key
   */
  public KeySpace(int index, Draw popularity) {
    this.index = index;
    this.popularity = popularity;
  }

  int index() {
    return index;
  }

  long draw(Root root) {
    return (long) popularity.next(root);
  }
}
