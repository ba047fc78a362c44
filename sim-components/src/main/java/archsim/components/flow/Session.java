package archsim.components.flow;

import archsim.components.measure.Outcome;
import archsim.components.measure.SessionStatistics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A client that comes back: the requests of one session, or all requests of one user. It remembers
 * where it was sent and where its state is, so nothing has to be looked up and nothing is left
 * behind when it ends.
 */
public final class Session {
  private static final long NOWHERE = -1;

  private final long key;
  private final SessionStatistics statistics;
  private Reply client = outcome -> {};
  private long @Nullable [] places;
  private boolean lost;
  private boolean moved;

  public Session(long key, SessionStatistics statistics) {
    this.key = key;
    this.statistics = statistics;
  }

  /** Says who waits for its requests. */
  public void setClient(Reply newClient) {
    client = newClient;
  }

  /** One of its requests has ended. */
  void ended(Outcome outcome) {
    client.complete(outcome);
  }

  /** What stands for the address of the client. */
  long key() {
    return key;
  }

  /** Where it was last, negative where it was nowhere yet. */
  public long place(int slot) {
    return places == null || places.length <= slot ? NOWHERE : places[slot];
  }

  public void setPlace(int slot, long place) {
    if (places == null || places.length <= slot) {
      int had = places == null ? 0 : places.length;
      places = places == null ? new long[slot + 1] : Arrays.copyOf(places, slot + 1);
      Arrays.fill(places, had, places.length, NOWHERE);
    }
    places[slot] = place;
  }

  /** A sticky balancer had to send it elsewhere. */
  public void moved() {
    if (!moved) {
      moved = true;
      statistics.moved();
    }
  }

  /** A request of it did not find its state. */
  public void lost() {
    if (!lost) {
      lost = true;
      statistics.lost();
    }
  }
}
