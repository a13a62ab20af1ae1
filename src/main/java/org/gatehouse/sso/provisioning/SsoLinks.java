package org.gatehouse.sso.provisioning;

import com.google.common.base.Ascii;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.sso.metadata.AgreedProvider;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Reach;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.jspecify.annotations.Nullable;

/** Settles by hand which user a name of the account's identity provider means. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class SsoLinks {

  private static final int LONGEST = 254;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject AgreedProvider agreed;
  @Inject Reach reach;
  @EJB SignInUsers users;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /**
   * From now on the name means that user, who may not do more than the caller. INVALID and CONFLICT
   * concern {@code nameId}.
   */
  public void link(String nameOrId, @Nullable String typed) {
    try {
      settle(nameOrId, typed);
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new ProvisioningEvent.LinkFailed(
              caller.accountId(),
              OneLine.harmless(nameOrId, LONGEST),
              OneLine.harmless(typed, LONGEST),
              refusal.key()));
      throw refusal;
    }
  }

  private void settle(String nameOrId, @Nullable String typed) {
    SignInUser user = reach.get(nameOrId);
    Complaints complaints = new Complaints();
    String nameId = OneLine.required("nameId", typed, LONGEST, complaints);
    complaints.refuse();
    String issuer =
        agreed
            .find(caller.accountId())
            .map(AgreedProvider.Agreed::entityId)
            .orElseThrow(() -> BusinessException.of(Kind.CONFLICT, "sso.links.early"));
    if (linked("SsoLink.ofUser", "user", user.id(), issuer)) {
      throw BusinessException.conflict("nameId", "sso.links.other");
    }
    boolean others = users.findByEmail(nameId).filter(one -> one.id() != user.id()).isPresent();
    if (others || linked("SsoLink.find", "key", Ascii.toLowerCase(nameId), issuer)) {
      throw BusinessException.conflict("nameId", "sso.links.taken");
    }
    store(new SsoLink(caller.accountId(), issuer, nameId, user.id(), clock.instant()));
    events.fire(
        new ProvisioningEvent.LinkedByHand(caller.accountId(), user.username(), nameId, issuer));
  }

  private boolean linked(String query, String parameter, Object value, String issuer) {
    return em.createNamedQuery(query, SsoLink.class)
        .setParameter("account", caller.accountId())
        .setParameter("idp", SsoLink.hash(issuer))
        .setParameter(parameter, value)
        .getResultStream()
        .findFirst()
        .isPresent();
  }

  private void store(SsoLink link) {
    try {
      em.persist(link);
      em.flush();
    } catch (PersistenceException e) {
      if (Violations.of(e, "sso_link_key")) {
        throw BusinessException.conflict("nameId", "sso.links.taken");
      }
      throw e;
    }
  }
}
