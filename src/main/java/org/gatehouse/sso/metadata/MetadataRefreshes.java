package org.gatehouse.sso.metadata;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.net.SafeFetch;
import org.gatehouse.sso.connection.IdpCertificate;
import org.gatehouse.sso.metadata.FoundProvider.Look;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the metadata of identity providers again: each once a day, by one node, and more and more
 * seldom while that fails. The last good copy stays.
 *
 * <p>Only other certificates of the same provider are ever taken over by themselves, and only where
 * the account wants that and those that the source had before are live. Another name or address is
 * told and shown, and waits for a person.
 */
@Stateless
public class MetadataRefreshes {

  /** As long as that a node may take, before another one may try. */
  private static final Duration CLAIM = Duration.ofMinutes(15);

  private static final String UNREADABLE = "sso.metadata.refused.UNREADABLE";
  private static final System.Logger LOG = System.getLogger(MetadataRefreshes.class.getName());

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB MetadataRefreshes self;
  @Inject SafeFetch fetch;
  @Inject AgreedProvider agreed;
  @EJB MetadataMails mails;
  @EJB Accounts accounts;
  @Inject Clock clock;

  /** Whose turn it is. */
  public List<Long> due(int most) {
    return em.createNamedQuery("MetadataSource.due", Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(most)
        .getResultList();
  }

  /** Takes an account's turn; nobody else has it then. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean claim(long accountId) {
    MetadataSource source = row(accountId);
    Instant now = clock.instant();
    if (source == null || source.nextAt().isAfter(now)) {
      return false;
    }
    boolean open = accounts.get(accountId).status() == AccountStatus.ACTIVE;
    source.claim(now.plus(open ? CLAIM : Duration.ofDays(1)));
    return open;
  }

  /** Fetches it, outside of any transaction, and does what comes of it. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void refresh(long accountId) {
    SourceDetails asked = self.find(accountId).orElse(null);
    if (asked == null) {
      return;
    }
    try {
      byte[] document = fetch.get(asked.url());
      List<ProviderMetadata> found = MetadataReader.read(document, clock.instant());
      self.arrived(accountId, asked, chosen(found, asked.entityId()));
    } catch (FetchFailed failed) {
      self.failed(accountId, asked, MetadataImports.key(failed), failed.status());
    } catch (MetadataRefusal refusal) {
      self.failed(accountId, asked, MetadataImports.key(refusal), 0);
    } catch (RuntimeException e) {
      // Whatever it is, it is told and tried less and less often, as all that fails.
      LOG.log(System.Logger.Level.WARNING, "Metadata could not be taken in.", e);
      self.failed(accountId, asked, UNREADABLE, 0);
    }
  }

  public Optional<SourceDetails> find(long accountId) {
    return Optional.ofNullable(em.find(MetadataSource.class, accountId))
        .map(MetadataSource::details);
  }

  /** It could not be fetched or read; nothing happens if another address is followed by now. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void failed(long accountId, SourceDetails asked, String key, int status) {
    MetadataSource source = row(accountId);
    if (source != null && source.isStill(asked)) {
      source.failed(key, status, clock.instant());
    }
  }

  /**
   * It came; nothing happens if another address is followed by now.
   *
   * @param asked what was followed when it was fetched
   * @param found null where nothing in it is the account's provider
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void arrived(long accountId, SourceDetails asked, @Nullable ProviderMetadata found) {
    // The account first, as whoever promotes a draft does; they would wait for each other
    // otherwise.
    accounts.lock(accountId);
    MetadataSource source = row(accountId);
    Instant now = clock.instant();
    if (source == null || !source.isStill(asked)) {
      return;
    }
    if (found == null) {
      source.failed("sso.metadata.failed.GONE", 0, now);
    } else if (found.remarks().contains(ProviderMetadata.Remark.EXPIRED)) {
      source.failed("sso.metadata.failed.EXPIRED", 0, now);
    } else {
      compare(source, found, now);
    }
  }

  private void compare(MetadataSource source, ProviderMetadata found, Instant now) {
    SourceDetails before = source.details();
    long account = source.accountId();
    Optional<AgreedProvider.Agreed> own = agreed.find(account).filter(AgreedProvider.Agreed::own);
    Optional<AgreedProvider.Agreed> live =
        own.filter(one -> one.entityId().equals(found.entityId()));
    boolean astray =
        live.isEmpty() && own.filter(one -> !one.entityId().equals(before.entityId())).isPresent();
    boolean same =
        found.entityId().equals(before.entityId()) && found.ssoUrl().equals(before.ssoUrl());
    boolean others =
        live.filter(one -> !same(one.certificates(), found.certificates())).isPresent();
    // Only where this source's certificates are live: what a person has put in their place, or has
    // not promoted, is for persons to change.
    boolean followed =
        live.filter(one -> same(one.certificates(), before.certificates())).isPresent();
    if (astray) {
      astray(source, own.orElseThrow(), now);
    } else if (same && others && followed && before.keepCurrent()) {
      source.arrived(FoundProvider.pem(found.certificates()), now);
      agreed.exchange(account, found.certificates());
      mails.exchanged(account, live.orElseThrow(), found, before.url());
    } else if (!same || others) {
      tell(source, found, now);
    } else {
      source.arrived(FoundProvider.pem(found.certificates()), now);
    }
  }

  /**
   * Another provider is live, such as after the way back to a former one. Tells of it once: nobody
   * follows the certificates of the live one.
   */
  private void astray(MetadataSource source, AgreedProvider.Agreed live, Instant now) {
    if (source.differs(null, Tokens.hash(live.entityId()), now)) {
      mails.astray(source.accountId(), live, source.details());
    }
  }

  /** Shows it, and tells of it once. */
  private void tell(MetadataSource source, ProviderMetadata found, Instant now) {
    SourceDetails before = source.details();
    var look = new Look(source.accountId(), Tokens.id(), before.url());
    String hash =
        Tokens.hash(
            found.entityId()
                + "\n"
                + found.ssoUrl()
                + "\n"
                + FoundProvider.pem(found.certificates()));
    if (source.ignores(hash)) {
      source.ignored(now);
      return;
    }
    em.createNamedQuery("FoundProvider.look", FoundProvider.class)
        .setParameter("account", look.accountId())
        .setParameter("look", Optional.ofNullable(before.newsLook()).orElse(""))
        .getResultList()
        .forEach(em::remove);
    em.persist(new FoundProvider(look, found, now));
    if (source.differs(look.id(), hash, now)) {
      mails.differs(source.accountId(), before, found);
    }
  }

  private static boolean same(List<IdpCertificate> some, List<IdpCertificate> others) {
    return new HashSet<>(some).equals(new HashSet<>(others));
  }

  /** The one of that name; one that stands alone may have another name by now. */
  private static @Nullable ProviderMetadata chosen(List<ProviderMetadata> found, String entityId) {
    return found.stream()
        .filter(one -> one.entityId().equals(entityId))
        .findFirst()
        .orElse(found.size() == 1 ? found.get(0) : null);
  }

  private @Nullable MetadataSource row(long accountId) {
    return em.find(MetadataSource.class, accountId, LockModeType.PESSIMISTIC_WRITE);
  }
}
