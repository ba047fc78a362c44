package archsim.components.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/** Segments that have another owner after than before, those of each two owners in their order. */
final class SegmentTransfer implements Rebalancing.Transfer {
  private final LongUnaryOperator position;
  private final Segments pieces;
  private final List<Move> moves;

  // Of each piece that moves: what moves between its two owners before it, and in all.
  private final double[] earlier;
  private final double[] total;

  SegmentTransfer(Segments before, Segments after, LongUnaryOperator position) {
    this.position = position;
    int most = before.size() + after.size();
    long[] last = new long[most];
    long[] pairs = new long[most];
    int count = 0;
    for (int b = 0, a = 0; b < before.size() && a < after.size(); count++) {
      last[count] = Math.min(before.last(b), after.last(a));
      pairs[count] = pair(before.owner(b), after.owner(a));
      boolean endsBefore = before.last(b) == last[count];
      boolean endsAfter = after.last(a) == last[count];
      b += endsBefore ? 1 : 0;
      a += endsAfter ? 1 : 0;
    }
    pieces = new Segments(before.first(0), Arrays.copyOf(last, count), new int[count]);
    earlier = new double[count];
    total = new double[count];
    Map<Long, Double> sums = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      earlier[i] = sums.getOrDefault(pairs[i], 0.0);
      sums.put(pairs[i], earlier[i] + pieces.length(i));
    }
    for (int i = 0; i < count; i++) {
      total[i] = sums.getOrDefault(pairs[i], 0.0);
    }
    moves = moves(sums, pieces.length());
  }

  private static long pair(int from, int to) {
    return ((long) from << Integer.SIZE) + to;
  }

  private static List<Move> moves(Map<Long, Double> sums, double all) {
    List<Move> moves = new ArrayList<>();
    sums.forEach(
        (pair, length) -> {
          int from = (int) (pair >> Integer.SIZE);
          int to = (int) (long) pair;
          if (from != to && length > 0) {
            moves.add(new Move(from, to, length / all));
          }
        });
    return List.copyOf(moves);
  }

  @Override
  public List<Move> moves() {
    return moves;
  }

  @Override
  public double place(long key) {
    long at = position.applyAsLong(key);
    int piece = pieces.find(at);
    return (earlier[piece] + Segments.distance(pieces.first(piece), at)) / total[piece];
  }
}
