package org.gatehouse.sso.expiry;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Decides what is to be told of certificates: sixty, thirty, fourteen, seven days and a day before
 * they run out, each once; after a pause only the most urgent of these. The database keeps two
 * nodes from telling the same.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ExpiryNotices {

  private static final List<Integer> AHEAD = List.of(1, 7, 14, 30, 60);
  private static final int OVER = 0;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** A certificate that may run out. */
  public record Expiring(String fingerprint, Instant expiresAt, String subject, boolean ours) {}

  /** Those of these that are to be told of now, the most urgent first; they count as told then. */
  public List<Expiring> due(long accountId, List<Expiring> certificates) {
    return certificates.stream()
        .filter(certificate -> isDue(accountId, certificate))
        .sorted(Comparator.comparing(Expiring::expiresAt))
        .toList();
  }

  /** Whether somebody signed in by a certificate that has run out, for the first time. */
  public boolean isFirstUse(long accountId, String fingerprint) {
    ExpiryNotice notice = notice(accountId, fingerprint);
    if (!notice.isNews(OVER)) {
      return false;
    }
    notice.told(OVER);
    em.persist(notice);
    em.flush();
    return true;
  }

  private boolean isDue(long accountId, Expiring certificate) {
    OptionalInt ahead = ahead(certificate.expiresAt(), clock.instant());
    if (ahead.isEmpty()) {
      return false;
    }
    ExpiryNotice notice = notice(accountId, certificate.fingerprint());
    if (!notice.isNews(ahead.getAsInt())) {
      return false;
    }
    notice.told(ahead.getAsInt());
    em.persist(notice);
    em.flush();
    return true;
  }

  /** The step that it is time for; none long before, and none when it is too late. */
  private static OptionalInt ahead(Instant expiresAt, Instant now) {
    return now.isBefore(expiresAt)
        ? AHEAD.stream()
            .mapToInt(Integer::intValue)
            .filter(days -> !now.plus(Duration.ofDays(days)).isBefore(expiresAt))
            .findFirst()
        : OptionalInt.empty();
  }

  private ExpiryNotice notice(long accountId, String fingerprint) {
    return em.createNamedQuery("ExpiryNotice.of", ExpiryNotice.class)
        .setParameter("account", accountId)
        .setParameter("fingerprint", fingerprint)
        .getResultStream()
        .findFirst()
        .orElseGet(() -> new ExpiryNotice(accountId, fingerprint));
  }
}
