package archsim.components.database.server;

import archsim.components.measure.Outcome;

/** What a cluster does about a statement on its way through a server. */
public interface Watch {
  /** It has a connection, and sees the data as they are now. */
  default void begins() {}

  /** Its work is done; it keeps what it has until {@link StatementRun#committed} is called. */
  default void commits(StatementRun run) {
    run.committed();
  }

  /** It has ended, and its caller hears of it next. */
  default void ended(Outcome outcome) {}
}
