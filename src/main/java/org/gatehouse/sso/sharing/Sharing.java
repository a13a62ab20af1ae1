package org.gatehouse.sso.sharing;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.SubAccounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.sso.BeforeEnforcement;
import org.gatehouse.sso.FormerProviders;
import org.gatehouse.sso.SharedSso;
import org.gatehouse.sso.enforcement.Enforcement;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * The caller's single sign-on in the accounts below his. Who looks after one of those sees that it
 * is shared, and neither changes nor ends it.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class Sharing {

  private static final int LONGEST = 40;

  @EJB SharedSso shared;
  @EJB SubAccounts subAccounts;
  @EJB Accounts accounts;
  @EJB FormerProviders former;
  @EJB Enforcement enforcement;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;
  @Inject All<BeforeEnforcement> concerns;

  /** Whether there is a configuration to share. */
  public boolean possible() {
    return shared.complete(caller.accountId());
  }

  /** The account whose configuration counts in the caller's, if it is another one. */
  public Optional<Caller.Account> source() {
    return shared.source(caller.accountId()).map(id -> accounts.get(id).asCallersAccount());
  }

  /** The caller's own account as one that uses another one's configuration, if it does. */
  public Optional<SharedAccount> own() {
    return shared.use(caller.accountId()).map(use -> account(caller.get().account(), use));
  }

  /** All accounts below the caller's. */
  public List<SharedAccount> list() {
    Map<Long, SharedSso.Use> uses = new HashMap<>();
    shared.uses(caller.accountId()).forEach(use -> uses.put(use.accountId(), use));
    return subAccounts.ofCurrent().stream()
        .map(account -> account(account, uses.get(account.id())))
        .toList();
  }

  /** The same by slug, a page of them; after the slug that the cursor is. */
  public Slice<SharedAccount> list(String after, int limit) {
    List<SharedAccount> rest =
        list().stream()
            .filter(account -> account.slug().compareTo(after) > 0)
            .sorted(Comparator.comparing(SharedAccount::slug))
            .limit(limit + 1L)
            .toList();
    return Slice.of(rest, limit, SharedAccount::slug);
  }

  /** The account below with this slug. */
  public SharedAccount get(String slug) {
    Caller.Account account = below(slug);
    return list().stream()
        .filter(one -> one.slug().equals(account.slug()))
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  /**
   * What sharing would do to the people of an account below.
   *
   * @param passwords whether they may go on using passwords
   * @param outside how many would not come in then, as far as is known
   * @param concerning whether something should be done before, such as making codes for the day on
   *     which the provider fails
   */
  public record Outlook(boolean passwords, long outside, boolean concerning) {

    /** Whether somebody has to say that he means it. */
    public boolean asks() {
      return outside > 0 || concerning;
    }
  }

  /** What sharing with that account below would do to its people. */
  public Outlook outlook(String slug) {
    return outlook(below(slug));
  }

  /**
   * Lets the configuration count in an account below; nothing happens where it does already.
   *
   * @param confirmed that he means it though its {@link #outlook} asks; CONFLICT concerns {@code
   *     confirmed} without it
   */
  public SharedAccount share(String slug, boolean confirmed) {
    return recorded(
        SharingEvent.Deed.SHARE,
        slug,
        () -> {
          Caller.Account account = below(slug);
          hold(account.id());
          Optional<Long> source = shared.source(account.id());
          if (source.filter(id -> id == caller.accountId()).isEmpty()) {
            shared.share(caller.accountId(), account);
            ask(account, confirmed);
            former.end(account.id());
            tell(SharingEvent.Deed.SHARE, account);
          }
          return get(slug);
        });
  }

  /** What can not be shared at all is refused before it is asked. */
  private void ask(Caller.Account account, boolean confirmed) {
    Outlook outlook = confirmed ? new Outlook(true, 0, false) : outlook(account);
    if (outlook.outside() > 0) {
      throw BusinessException.conflict("confirmed", "sso.enforcement.confirm", outlook.outside());
    }
    if (outlook.asks()) {
      throw BusinessException.conflict("confirmed", "sso.sharing.share.codes", account.name());
    }
  }

  private Outlook outlook(Caller.Account account) {
    if (!shared.refusesPasswords(caller.accountId())) {
      return new Outlook(true, 0, false);
    }
    return new Outlook(
        false,
        enforcement.outside(account.id()),
        concerns.stream().anyMatch(one -> !one.concerns(account.id()).isEmpty()));
  }

  /**
   * Lets it count there no more: single sign-on is off there, whoever came in by it is out, and
   * passwords let people in.
   */
  public SharedAccount release(String slug) {
    return recorded(
        SharingEvent.Deed.RELEASE,
        slug,
        () -> {
          Caller.Account account = below(slug);
          hold(account.id());
          shared.release(caller.accountId(), account.id());
          former.end(account.id());
          tell(SharingEvent.Deed.RELEASE, account);
          return get(slug);
        });
  }

  /**
   * The account above first, as whoever changes what is shared does: he sees this one, or is seen
   * here.
   */
  private void hold(long below) {
    accounts.lock(caller.accountId());
    accounts.lock(below);
  }

  private void tell(SharingEvent.Deed deed, Caller.Account account) {
    Caller.Account from = caller.get().account();
    for (long log : List.of(from.id(), account.id())) {
      events.fire(new SharingEvent.Done(log, deed, account.slug(), from.slug()));
    }
  }

  private Caller.Account below(String slug) {
    return subAccounts.ofCurrent().stream()
        .filter(account -> account.slug().equals(slug))
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  private static SharedAccount account(Caller.Account account, SharedSso.@Nullable Use use) {
    return use == null
        ? new SharedAccount(account.slug(), account.name(), null, null, null, null)
        : new SharedAccount(
            account.slug(),
            account.name(),
            use.spEntityId(),
            use.acsUrl(),
            use.metadataUrl(),
            use.since());
  }

  private SharedAccount recorded(
      SharingEvent.Deed deed, String slug, Supplier<SharedAccount> work) {
    try {
      return work.get();
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new SharingEvent.Failed(
              caller.accountId(), deed, OneLine.harmless(slug, LONGEST), refusal.key()));
      throw refusal;
    }
  }
}
