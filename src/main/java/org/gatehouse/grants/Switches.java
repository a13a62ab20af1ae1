package org.gatehouse.grants;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.Entries;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/** The accounts that the caller can act in: his own, and those that he was let into. */
@Stateless
public class Switches {

  /** So many are listed at most; into the others leads their short name. */
  private static final int MOST = 50;

  /** Why he can not go where he may be, but not from this address. */
  static final String NOT_FROM_HERE = "grants.switch.address.text";

  @EJB GrantRows rows;
  @EJB Entries entries;
  @EJB SubAccounts accounts;
  @Inject CurrentCaller caller;
  @Inject AccountRules rules;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

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

  /**
   * The account of this slug, if he can act in it; the log of that account tells of it.
   *
   * @throws BusinessException NOT_FOUND if he can not; FORBIDDEN if he can, but not from where he
   *     calls
   */
  public Caller.Account choose(String slug) {
    Caller.Account chosen =
        all(slug).accounts().stream()
            .filter(account -> account.slug().equals(slug))
            .findFirst()
            .orElseThrow(BusinessException::notFound);
    Caller.Account now = caller.get().account();
    if (chosen.id() != now.id()) {
      if (!admits(chosen)) {
        trail.recordFailure(
            new GrantEvent.NotSwitched(chosen.id(), now.slug(), chosen.slug(), "ADDRESS"));
        throw BusinessException.of(Kind.FORBIDDEN, NOT_FROM_HERE);
      }
      events.fire(new GrantEvent.Switched(chosen.id(), now.slug(), chosen.slug()));
    }
    return chosen;
  }

  /** His own account has admitted him already, and operators come from anywhere. */
  private boolean admits(Caller.Account chosen) {
    Caller who = caller.get();
    return chosen.id() == who.home().id()
        || who.may(Permission.ACCOUNTS_OPERATE)
        || rules.admits(chosen.id(), caller.origin().address());
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
