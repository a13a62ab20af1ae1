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
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.access.Sessions;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.login.steps.PendingSignIns;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.sso.groups.SeenGroups;
import org.gatehouse.sso.metadata.AgreedProvider;
import org.gatehouse.sso.response.SamlIdentity;
import org.gatehouse.sso.tickets.Tickets;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.Reach;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.jspecify.annotations.Nullable;

/** Settles by hand which user a name of the account's identity provider means, and undoes it. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class SsoLinks {

  private static final int LONGEST = 254;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject AgreedProvider agreed;
  @Inject Reach reach;
  @EJB SignInUsers users;
  @EJB Accounts accounts;
  @EJB SeenGroups groups;
  @EJB Tickets tickets;
  @EJB PendingSignIns pending;
  @EJB Sessions sessions;
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

  /**
   * From now on no name of the provider means that user, who may not do more than the caller, and
   * whoever came in as him by one is out. CONFLICT if none does.
   */
  public void unlink(String nameOrId) {
    try {
      undo(reach.get(nameOrId));
    } catch (BusinessException refusal) {
      trail.recordFailure(
          new ProvisioningEvent.UnlinkFailed(
              caller.accountId(), OneLine.harmless(nameOrId, LONGEST), refusal.key()));
      throw refusal;
    }
  }

  private void undo(SignInUser user) {
    // Whoever notes groups holds the account's row; a sign-in that is noting some is waited for.
    accounts.lock(caller.accountId());
    String issuer = issuer();
    List<SsoLink> links = links("SsoLink.ofUser", "user", user.id(), issuer).toList();
    if (links.isEmpty()) {
      throw BusinessException.of(Kind.CONFLICT, "sso.links.none");
    }
    for (SsoLink link : links) {
      groups.fewer(link.groupIds());
      em.remove(link);
      events.fire(
          new ProvisioningEvent.Unlinked(
              caller.accountId(), user.username(), link.nameId(), issuer));
    }
    em.flush();
    tickets.endStamped(caller.accountId(), user.id());
    pending.endAll(user.id(), SignIn.Way.SSO);
    sessions.endAll(user.id(), SignIn.Way.SSO);
  }

  private void settle(String nameOrId, @Nullable String typed) {
    SignInUser user = reach.get(nameOrId);
    Complaints complaints = new Complaints();
    String nameId = OneLine.required("nameId", typed, LONGEST, complaints);
    if (complaints.none() && !SamlIdentity.mayBeNamed(nameId)) {
      complaints.add("nameId", "users.email.shape");
    }
    complaints.refuse();
    String issuer = issuer();
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

  private String issuer() {
    return agreed
        .find(caller.accountId())
        .map(AgreedProvider.Agreed::entityId)
        .orElseThrow(() -> BusinessException.of(Kind.CONFLICT, "sso.links.early"));
  }

  private boolean linked(String query, String parameter, Object value, String issuer) {
    return links(query, parameter, value, issuer).findFirst().isPresent();
  }

  private Stream<SsoLink> links(String query, String parameter, Object value, String issuer) {
    return em.createNamedQuery(query, SsoLink.class)
        .setParameter("account", caller.accountId())
        .setParameter("idp", SsoLink.hash(issuer))
        .setParameter(parameter, value)
        .getResultStream();
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
