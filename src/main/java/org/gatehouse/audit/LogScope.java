package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.platform.error.BusinessException;
import org.jspecify.annotations.Nullable;

/**
 * Whose logs a caller may read: that of the account that he acts in, and those of the accounts
 * below it. No parameter leads anywhere else.
 */
@RequestScoped
public class LogScope {

  /** Stands for the caller's account with all below it; no slug looks like this. */
  static final String ALL = "*";

  /** So many logs are read side by side at most. */
  static final int MOST = 100;

  @Inject CurrentCaller caller;
  @EJB SubAccounts subAccounts;

  private @Nullable List<Caller.Account> below;
  private long of;

  /**
   * The accounts that are meant.
   *
   * @param sub empty for the caller's own, {@link #ALL}, or the slug of one below it; any other is
   *     NOT_FOUND
   */
  public List<Caller.Account> of(String sub) {
    Caller.Account own = caller.get().account();
    if (sub.isEmpty() || sub.equals(own.slug())) {
      caller.accountId();
      return List.of(own);
    }
    if (!sub.equals(ALL)) {
      return below().stream()
          .filter(account -> account.slug().equals(sub))
          .findFirst()
          .map(List::of)
          .orElseThrow(BusinessException::notFound);
    }
    if (below().size() >= MOST) {
      throw BusinessException.invalid("sub", "audit.sub.many", MOST);
    }
    return Stream.concat(Stream.of(own), below().stream()).toList();
  }

  /** The account whose log that is; where several are meant, the caller's with those below it. */
  public Caller.Account whose(String sub) {
    List<Caller.Account> meant = of(sub);
    return meant.size() == 1 ? meant.get(0) : caller.get().account();
  }

  /** The accounts below the caller's. */
  List<Caller.Account> below() {
    if (below == null || of != caller.accountId()) {
      of = caller.accountId();
      below = subAccounts.ofCurrent();
    }
    return below;
  }
}
