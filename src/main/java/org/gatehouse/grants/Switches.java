package org.gatehouse.grants;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.Entries;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;

/** The accounts that the caller can act in: his own, and those that he was let into. */
@Stateless
public class Switches {

  /** So many are listed at most; into the others leads their short name. */
  private static final int MOST = 50;

  @EJB GrantRows rows;
  @EJB Entries entries;
  @EJB SubAccounts accounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;

  /** The first of them but the one that he acts in; his own first. */
  public List<Caller.Account> others() {
    Caller.Account now = caller.get().account();
    return all("").stream().filter(account -> account.id() != now.id()).toList();
  }

  /** Whether there are more than those. */
  public boolean more() {
    return caller.get().letInElsewhere()
        && !caller.get().may(Permission.ACCOUNTS_OPERATE)
        && rows.entrances(caller.get().userId().orElse(0L), "", MOST + 1).size() > MOST;
  }

  /** The account of this slug, if he can act in it; the log of that account tells of it. */
  public Caller.Account choose(String slug) {
    Caller.Account chosen =
        all(slug).stream()
            .filter(account -> account.slug().equals(slug))
            .findFirst()
            .orElseThrow(BusinessException::notFound);
    Caller.Account now = caller.get().account();
    if (chosen.id() != now.id()) {
      events.fire(new GrantEvent.Switched(chosen.id(), now.slug(), chosen.slug()));
    }
    return chosen;
  }

  private List<Caller.Account> all(String slug) {
    List<Caller.Account> all = new ArrayList<>(List.of(caller.get().home()));
    long user = caller.get().userId().orElseThrow(BusinessException::forbidden);
    if (caller.get().may(Permission.ACCOUNTS_OPERATE)) {
      all.addAll(entries.ofUser(user));
    } else if (caller.get().letInElsewhere()) {
      all.addAll(accounts.open(rows.entrances(user, slug, MOST)));
    }
    return all;
  }
}
