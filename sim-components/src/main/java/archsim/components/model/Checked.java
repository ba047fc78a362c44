package archsim.components.model;

/**
 * A record of a scenario with rules that need the rest of the scenario: that a database knows the
 * statement, that something kills what has a startup. Rules of the record alone are in its
 * constructor.
 */
public interface Checked {
  /** Says what is wrong; asked once all references are known, and only of what could be bound. */
  void check(Findings findings);
}
