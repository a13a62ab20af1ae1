package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.Turns;
import org.gatehouse.sso.expiry.ExpiryNotices;
import org.gatehouse.sso.expiry.ExpiryNotices.Expiring;
import org.gatehouse.trail.AuditEvent;

/** Has the managers of accounts told that a certificate of theirs or of ours will run out. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SsoExpiry {

  static final String TURN = "sso-expiry";

  private static final Duration PAUSE = Duration.ofHours(12);

  @EJB Turns turns;
  @EJB SsoRows rows;
  @Inject SsoAddresses addresses;
  @EJB ExpiryNotices notices;
  @EJB SsoMails mails;
  @EJB Accounts accounts;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /** Whether it is time to look again, on this node. */
  public boolean due() {
    return turns.take(TURN, PAUSE);
  }

  /** Some accounts to look at, behind the given one. */
  public List<Long> some(long after, int most) {
    return rows.enabled(after, most);
  }

  /** Looks at one account; how many certificates were told of. */
  public int tell(long accountId) {
    SsoConfiguration live = rows.ofAccount(accountId).orElse(null);
    if (live == null || accounts.get(accountId).status() != AccountStatus.ACTIVE) {
      return 0;
    }
    SsoDetails details = addresses.details(live, clock.instant());
    List<Expiring> certificates = new ArrayList<>();
    // The provider of a shared agreement is the business of the account above; the key here is not.
    if (live.sharedFrom() == null && details.idp() != null) {
      details.idp().certificates().forEach(one -> certificates.add(expiring(one, false)));
    }
    certificates.add(expiring(details.keys().current(), true));
    List<Expiring> due = notices.due(accountId, certificates);
    due.forEach(one -> mails.expiring(accountId, one));
    return due.size();
  }

  /**
   * Notes that a response was accepted although the certificate of its signature has run out; the
   * managers and the audit log are told of each such certificate once.
   */
  public void used(long accountId, String fingerprint) {
    if (notices.isFirstUse(accountId, fingerprint)) {
      mails.expired(accountId, fingerprint);
      events.fire(new SsoEvent.ExpiredUsed(accountId, fingerprint));
    }
  }

  private static Expiring expiring(SsoDetails.Certificate certificate, boolean ours) {
    return new Expiring(
        certificate.fingerprint(), certificate.expiresAt(), certificate.subject(), ours);
  }
}
