package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.trail.AuditEvent;

/**
 * Configurations that count in several accounts. Each account has its own name, key and addresses,
 * so that what is said to one is nothing to the others; only the agreement is the same.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SharedSso {

  private static final int MOST_NAMESAKES = 100;
  private static final int LONGEST_NAME = 40;

  @EJB SsoRows rows;
  @EJB Accounts accounts;
  @Inject SsoKeys keys;
  @Inject SsoAddresses addresses;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /**
   * An account that uses the configuration of another one.
   *
   * @param spEntityId our name there, where its people sign in
   */
  public record Use(
      long accountId, String spEntityId, String acsUrl, String metadataUrl, Instant since) {}

  /** The account whose configuration counts in that one, if it is another one. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Long> source(long accountId) {
    return rows.ofAccount(accountId).map(SsoConfiguration::sharedFrom);
  }

  /** Whether there is anything to share. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean complete(long accountId) {
    return rows.ofAccount(accountId)
        .filter(own -> own.sharedFrom() == null && own.idp() != null)
        .isPresent();
  }

  /** Whether that configuration lets nobody use a password where it counts. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean refusesPasswords(long accountId) {
    return rows.ofAccount(accountId)
        .map(SsoConfiguration::options)
        .filter(options -> options.enabled() && options.enforced())
        .isPresent();
  }

  /** Where the configuration of that account counts besides. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Use> uses(long accountId) {
    return rows.sharing(accountId).stream().map(this::use).toList();
  }

  /** How that account uses the configuration of another one, if it does. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Use> use(long accountId) {
    return rows.ofAccount(accountId).filter(own -> own.sharedFrom() != null).map(this::use);
  }

  /** Lets it count in that account, too; CONFLICT where it has one of its own that is on. */
  public Use share(long from, Caller.Account with) {
    if (!complete(from)) {
      throw BusinessException.of(Kind.CONFLICT, "sso.sharing.nothing");
    }
    SsoConfiguration own = rows.ofAccount(with.id()).orElseGet(() -> begun(with));
    Long other = own.sharedFrom();
    if (other != null && other != from) {
      throw BusinessException.of(Kind.CONFLICT, "sso.sharing.other");
    }
    if (own.options().enabled() || !rows.sharing(with.id()).isEmpty()) {
      throw BusinessException.of(Kind.CONFLICT, "sso.sharing.own");
    }
    own.share(from, clock.instant());
    rows.store(own);
    if (refusesPasswords(from)) {
      events.fire(new SsoEvent.Enforced(with.id(), true));
    }
    return use(own);
  }

  /** Lets it count there no more; its names stay for the next time. */
  public void release(long from, long accountId) {
    SsoConfiguration own =
        rows.ofAccount(accountId)
            .filter(found -> Long.valueOf(from).equals(found.sharedFrom()))
            .orElseThrow(BusinessException::notFound);
    own.release(clock.instant());
    rows.store(own);
    if (refusesPasswords(from)) {
      events.fire(new SsoEvent.Enforced(accountId, false));
    }
  }

  private SsoConfiguration begun(Caller.Account account) {
    String name = account.slug();
    for (int number = 2; taken(name, account); number++) {
      if (number > MOST_NAMESAKES) {
        throw BusinessException.of(Kind.CONFLICT, "sso.spName.taken");
      }
      String end = "-" + number;
      name =
          account
                  .slug()
                  .substring(0, Math.min(account.slug().length(), LONGEST_NAME - end.length()))
              + end;
    }
    var own = new SsoConfiguration(account.id(), keys.make(name), clock.instant());
    own.rename(name, Tokens.id(), clock.instant());
    return own;
  }

  private boolean taken(String name, Caller.Account account) {
    return rows.named(name).isPresent()
        || accounts.find(name).filter(found -> found.id() != account.id()).isPresent();
  }

  private Use use(SsoConfiguration own) {
    String entityId = addresses.entityId(own.spName());
    return new Use(
        own.accountId(), entityId, addresses.acsUrl(own), entityId + "metadata", own.sharedAt());
  }
}
