package archsim.components.partition;

import java.util.Comparator;

/**
 * What goes from one server to another.
 *
 * @param from the server that holds it before
 * @param to the server that holds it after
 * @param share of the hashes, or with ranges of the keys
 */
public record Move(int from, int to, double share) {
  static final Comparator<Move> ORDER =
      Comparator.comparingInt(Move::from).thenComparingInt(Move::to);
}
