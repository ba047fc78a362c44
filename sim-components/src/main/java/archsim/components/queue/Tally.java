package archsim.components.queue;

import org.jspecify.annotations.Nullable;

/**
 * What became of the messages of one group since the start of the run, counted apart from the
 * figures that add up those of all groups since the end of the warm-up.
 */
final class Tally {
  private final Books books;
  private long published;
  private long processed;
  private long deadLettered;
  private long expired;
  private long lost;
  private long dropped;

  Tally(Books books) {
    this.books = books;
  }

  /** A message came. */
  void published() {
    published++;
  }

  /** A message is tried once more. */
  void redelivered() {
    books.redelivered.add(1);
  }

  /** A message was processed. */
  void processed(Delivery delivery, double now) {
    processed++;
    books.processed.add(1);
    books.lag.record(now - delivery.message.acknowledged);
    books.persisted.record(now - delivery.message.root.arrivedAt());
    if (delivery.touched) {
      books.duplicates.add(1);
    }
  }

  /**
   * A message was tried as often as may be.
   *
   * @param kept whether it is among the dead letters
   */
  void triedEnough(boolean kept) {
    if (kept) {
      deadLettered++;
      books.deadLettered.add(1);
    } else {
      dropped++;
      books.dropped.add(1);
    }
  }

  /** The time of a message was over. */
  void expired() {
    expired++;
    books.expired.add(1);
  }

  /** A message was acknowledged before its processing, which failed. */
  void lost() {
    lost++;
    books.lost.add(1);
  }

  /** What does not add up, null where all does. */
  @Nullable String brokenLaw(long inside) {
    if (published == processed + deadLettered + expired + lost + dropped + inside) {
      return null;
    }
    return ("%s messages were published, %s processed, %s dead-lettered, %s expired, %s lost, %s"
            + " dropped, and %s are inside")
        .formatted(published, processed, deadLettered, expired, lost, dropped, inside);
  }
}
