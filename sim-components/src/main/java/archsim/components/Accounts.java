package archsim.components;

import java.util.ArrayList;

/** The time accounts of a run, used again once their request has ended. */
final class Accounts {
  private final ArrayList<Account> free = new ArrayList<>();

  Account take(double now) {
    Account account = free.isEmpty() ? new Account() : free.remove(free.size() - 1);
    account.start(now);
    return account;
  }

  void giveBack(Account account) {
    free.add(account);
  }
}
