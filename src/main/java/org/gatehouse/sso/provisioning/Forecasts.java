package org.gatehouse.sso.provisioning;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.roles.Roles;
import org.gatehouse.sso.provisioning.Forecast.Outcome;
import org.gatehouse.sso.response.SamlIdentity;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Says of somebody whom the identity provider names what {@link SsoUsers} would make of him, in the
 * caller's account, and changes nothing.
 */
@Stateless
public class Forecasts {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB SignInUsers users;
  @EJB Roles roles;
  @Inject CurrentCaller caller;
  @Inject AccountRules rules;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /**
   * What would happen.
   *
   * @param tester the user who tests
   */
  public Forecast of(SamlIdentity identity, long tester, boolean autoCreate) {
    Optional<SignInUser> known =
        link(identity.issuer(), identity.key()).flatMap(link -> users.find(link.userId()));
    if (known.isPresent()) {
      return barred(known.get())
          .orElseGet(() -> Forecast.of(Outcome.KNOWN, known.get().username()));
    }
    Optional<SignInUser> matched =
        users
            .findByEmail(identity.nameId())
            .or(() -> identity.otherAddress().flatMap(users::findByEmail));
    if (matched.isPresent()) {
      SignInUser user = matched.get();
      return barred(user).orElseGet(() -> matched(user, identity, tester));
    }
    if (!autoCreate) {
      return new Forecast(Outcome.NO_USER, Optional.empty());
    }
    return users.findByEmail(identity.email()).isPresent()
        ? new Forecast(Outcome.EMAIL_TAKEN, Optional.empty())
        : Forecast.of(Outcome.CREATED, identity.nameId());
  }

  /**
   * From now on that name identifier of the provider is that user, who has said so himself.
   * CONFLICT if either is settled otherwise.
   */
  public void confirm(String issuer, String nameId, String key, long userId) {
    SignInUser user = users.find(userId).orElseThrow(BusinessException::notFound);
    if (link(issuer, key).isPresent() || otherLink(issuer, userId)) {
      throw BusinessException.of(Kind.CONFLICT, "sso.trial.linked");
    }
    em.persist(new SsoLink(caller.accountId(), issuer, key, nameId, userId, clock.instant()));
    em.flush();
    events.fire(new ProvisioningEvent.Linked(caller.accountId(), user.username(), nameId, issuer));
  }

  private Forecast matched(SignInUser user, SamlIdentity identity, long tester) {
    if (otherLink(identity.issuer(), user.id())) {
      return Forecast.of(Outcome.LINKED_OTHERWISE, user.username());
    }
    boolean guarded =
        user.passwordHash().isPresent() && !roles.permissionsAnywhere(user.id()).isEmpty();
    if (!guarded) {
      return Forecast.of(Outcome.MATCHED, user.username());
    }
    return Forecast.of(
        user.id() == tester ? Outcome.CONFIRM : Outcome.PROOF_NEEDED, user.username());
  }

  private Optional<Forecast> barred(SignInUser user) {
    if (user.disabled()) {
      return Optional.of(Forecast.of(Outcome.DISABLED, user.username()));
    }
    if (user.lockedByHand()) {
      return Optional.of(Forecast.of(Outcome.LOCKED, user.username()));
    }
    return rules.admits(user.accountId(), caller.origin().address())
        ? Optional.empty()
        : Optional.of(Forecast.of(Outcome.ADDRESS, user.username()));
  }

  private Optional<SsoLink> link(String issuer, String key) {
    return em.createNamedQuery("SsoLink.find", SsoLink.class)
        .setParameter("account", caller.accountId())
        .setParameter("idp", SsoLink.hash(issuer))
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  private boolean otherLink(String issuer, long userId) {
    return em.createNamedQuery("SsoLink.ofUser", SsoLink.class)
        .setParameter("account", caller.accountId())
        .setParameter("idp", SsoLink.hash(issuer))
        .setParameter("user", userId)
        .getResultStream()
        .findFirst()
        .isPresent();
  }
}
