package archsim.components.measure;

import java.util.Arrays;

/** The time accounts of a run, used again once their request has ended. */
public final class Accounts {
  private Account[] free = new Account[64];
  private int count;

  public Account take(double now) {
    Account account = count == 0 ? new Account() : free[--count];
    account.start(now);
    return account;
  }

  public void giveBack(Account account) {
    if (count == free.length) {
      free = Arrays.copyOf(free, 2 * count);
    }
    free[count++] = account;
  }
}
