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

  /**
   * What to offer him.
   *
   * @param more whether there are more than these
   */
  public record Choices(List<Caller.Account> accounts, boolean more) {

    static final Choices NONE = new Choices(List.of(), false);
  }

  /** The first of them but the one that he acts in; his own first. */
  public Choices others() {
    Caller.Account now = caller.get().account();
    Choices all = all("");
    return new Choices(
        all.accounts().stream().filter(account -> account.id() != now.id()).toList(), all.more());
  }

  /** The account of this slug, if he can act in it; the log of that account tells of it. */
  public Caller.Account choose(String slug) {
    Caller.Account chosen =
        all(slug).accounts().stream()
            .filter(account -> account.slug().equals(slug))
            .findFirst()
            .orElseThrow(BusinessException::notFound);
    Caller.Account now = caller.get().account();
    if (chosen.id() != now.id()) {
      events.fire(new GrantEvent.Switched(chosen.id(), now.slug(), chosen.slug()));
    }
    return chosen;
  }

  /** With that slug among those that he was let into; an empty one is any. */
  private Choices all(String slug) {
    List<Caller.Account> all = new ArrayList<>(List.of(caller.get().home()));
    long user = caller.get().userId().orElseThrow(BusinessException::forbidden);
    boolean more = false;
    if (caller.get().may(Permission.ACCOUNTS_OPERATE)) {
      all.addAll(entries.ofUser(user));
    } else if (caller.get().letInElsewhere()) {
      List<Caller.Account> found = rows.entrances(user, slug, MOST + 1);
      more = found.size() > MOST;
      all.addAll(accounts.open(more ? found.subList(0, MOST) : found));
    }
    return new Choices(all, more);
  }
}
