package archsim.components.workload;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * What makes the arrivals of an open workload sessions: each sends several requests, one after the
 * other, and thinks in between.
 *
 * @param length requests of one session, rounded to a whole number of at least 1
 * @param think from the end of a request to the next one, in seconds
 */
@Doc("Makes arrivals sessions of several requests; the rate is then that of sessions.")
public record SessionSpec(
    @Doc("Requests of one session, one after the other, such as 8 requests.") @Unit(Dimension.COUNT)
        Distribution length,
    @Doc("From the end of a request to the next one of the session.") @Unit(Dimension.SECONDS)
        Distribution think) {
  private static final double LONGEST = 1e6;
  private static final double FEW_SESSIONS = 3;

  public SessionSpec {
    Require.field(
        "length",
        length.mean() >= 1 && length.mean() <= LONGEST,
        "must be from 1 to 1M requests on average, was %s",
        length.mean());
  }

  /**
   * A few times the mean length of a session: until then there are fewer of them, and so fewer
   * requests, than later on.
   */
  double settlesAfter() {
    return FEW_SESSIONS * (length.mean() - 1) * think.mean();
  }
}
