package org.gatehouse.audit.anchors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Set;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;
import org.gatehouse.users.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Where the checkpoints of the caller's account go. */
@Stateless
public class Anchors {

  private static final int LONGEST = 500;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;
  @EJB Accounts accounts;

  /** Where they go; the webhook without its path for who may not decide it. */
  @PermissionRequired(Permission.AUDIT_READ)
  public AnchorDetails get() {
    Anchor anchor = em.find(Anchor.class, caller.accountId());
    AnchorDetails details = anchor == null ? AnchorDetails.NOWHERE : anchor.details();
    return caller.get().may(Permission.AUDIT_MANAGE) ? details : details.forReaders();
  }

  /**
   * Sends them there from now on; INVALID concerns {@code email} and {@code webhook}.
   *
   * @param email nobody if empty
   * @param webhook nowhere if empty
   */
  @PermissionRequired(Permission.AUDIT_MANAGE)
  public AnchorDetails keep(@Nullable String email, @Nullable String webhook) {
    String mailed = checked(email, webhook);
    String sent = webhook == null ? "" : webhook.strip();
    // Two managers, and whoever notes what has been sent, come one after the other.
    accounts.lock(caller.accountId());
    Anchor anchor = em.find(Anchor.class, caller.accountId(), LockModeType.PESSIMISTIC_WRITE);
    AnchorDetails before = anchor == null ? AnchorDetails.NOWHERE : anchor.details();
    AnchorDetails wanted = new AnchorDetails(mailed, sent, null, null, "");
    if (!wanted.sameAs(before)) {
      if (anchor == null) {
        anchor = new Anchor(caller.accountId(), clock.instant());
        em.persist(anchor);
      }
      anchor.lead(mailed, sent, clock.instant());
      events.fire(
          new AnchorEvent.Changed(
              caller.accountId(), Change.details(before.values(), wanted.values())));
    }
    return get();
  }

  /** The e-mail address; throws for what is not one. */
  private String checked(@Nullable String email, @Nullable String webhook) {
    Complaints complaints = new Complaints();
    String mailed =
        email == null || email.isBlank() ? "" : EmailAddress.routable(email, complaints);
    if (webhook != null && !webhook.isBlank() && !address(webhook.strip())) {
      complaints.add("webhook", "audit.anchor.webhook.shape");
    }
    try {
      complaints.refuse();
    } catch (BusinessException refusal) {
      String reason = refusal.fields().get(0).key();
      trail.recordFailure(new AnchorEvent.ChangeFailed(caller.accountId(), reason));
      throw refusal;
    }
    return mailed;
  }

  /** Of the web, without a name or password in it; where it leads is judged at each sending. */
  private static boolean address(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= LONGEST
          && Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
