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
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.roles.Roles;
import org.gatehouse.sso.groups.GroupRules;
import org.gatehouse.sso.response.Arrival;
import org.gatehouse.sso.response.SamlIdentity;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.users.DueStops;
import org.gatehouse.users.NewSsoUser;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Finds the user whom an identity provider names, in the caller's account and in no other.
 *
 * <p>First by the name identifier, as it was settled before; else by the e-mail address that equals
 * it; else a user is made, where the account wants that. From then on the name identifier is his.
 * The groups that were named with him become his teams in the same transaction.
 */
@Stateless
public class SsoUsers {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB SignInUsers users;
  @EJB Roles roles;
  @EJB Accounts accounts;
  @EJB Agreements agreements;
  @EJB Policies policies;
  @EJB ArrivingGroups groups;
  @EJB DueStops stops;
  @Inject CurrentCaller caller;
  @Inject AccountRules rules;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;

  /**
   * Somebody who may come in.
   *
   * @param rules those of his account
   */
  public record Admitted(SignInUser user, PolicyDetails rules) {}

  /**
   * What the account wants.
   *
   * @param agreement the number of the one that the response was checked by
   */
  public record Wanted(boolean autoCreate, GroupRules groups, long agreement) {}

  /** Tells who the person is, or refuses with {@link NotAdmitted} and changes nothing. */
  public Admitted admit(Arrival arrival, Wanted wanted) {
    var identity = arrival.identity();
    var claimed = wanted.groups().claimed(identity.groups());
    var come = linked(identity);
    if (come.isEmpty() && claimed.isPresent()) {
      // Whoever writes teams holds the account's row; before there is a row that refers to it.
      accounts.lock(caller.accountId());
      come = linked(identity);
    }
    var known = come.orElseGet(() -> settle(arrival, wanted));
    var user = known.user();
    if (user.disabled()) {
      stops.soon(user.id());
      throw refusal(NotAdmitted.Reason.DISABLED, user);
    }
    // Wrong guesses at a password lock the password alone.
    if (user.lockedByHand()) {
      throw refusal(NotAdmitted.Reason.LOCKED, user);
    }
    if (!rules.admits(user.accountId(), caller.origin().address())) {
      throw refusal(NotAdmitted.Reason.ADDRESS, user);
    }
    claimed.ifPresent(
        names ->
            groups.follow(
                user, known.link(), names, wanted.groups(), () -> stays(wanted.agreement())));
    return new Admitted(user, policies.of(user.accountId()));
  }

  private record Known(SsoLink link, SignInUser user) {}

  private Optional<Known> linked(SamlIdentity identity) {
    return em.createNamedQuery("SsoLink.withUser", Object[].class)
        .setParameter("account", caller.accountId())
        .setParameter("idp", SsoLink.hash(identity.issuer()))
        .setParameter("key", identity.key())
        .getResultStream()
        .findFirst()
        .flatMap(row -> known((SsoLink) row[0], row[2] != null));
  }

  private Optional<Known> known(SsoLink link, boolean decided) {
    policies.read(caller.accountId(), decided);
    return users.find(link.userId()).map(user -> new Known(link, user));
  }

  private boolean stays(long agreement) {
    return agreements.stays(caller.accountId(), agreement);
  }

  private Known settle(Arrival arrival, Wanted wanted) {
    if (!stays(wanted.agreement())) {
      throw new NotAdmitted(NotAdmitted.Reason.REPLACED, Optional.empty());
    }
    var identity = arrival.identity();
    var matched =
        users
            .findByEmail(identity.nameId())
            .or(() -> identity.otherAddress().flatMap(users::findByEmail));
    matched.ifPresent(user -> checkMatch(user, arrival));
    if (matched.isEmpty() && !wanted.autoCreate()) {
      throw new NotAdmitted(NotAdmitted.Reason.NO_USER, Optional.empty());
    }
    var user = matched.orElseGet(() -> create(identity));
    var link = new SsoLink(caller.accountId(), identity, user.id(), clock.instant());
    em.persist(link);
    em.flush();
    events.fire(
        new ProvisioningEvent.Linked(
            caller.accountId(), user.username(), identity.nameId(), identity.issuer()));
    return new Known(link, user);
  }

  /**
   * An e-mail address alone never hands over a user who has a password and rights, be it in an
   * account that lets him in, nor one who already is somebody else for the identity provider.
   */
  private void checkMatch(SignInUser user, Arrival arrival) {
    boolean otherwise =
        em.createNamedQuery("SsoLink.ofUser", SsoLink.class)
            .setParameter("account", caller.accountId())
            .setParameter("idp", SsoLink.hash(arrival.identity().issuer()))
            .setParameter("user", user.id())
            .getResultStream()
            .findFirst()
            .isPresent();
    if (otherwise) {
      throw refusal(NotAdmitted.Reason.LINKED_OTHERWISE, user);
    }
    boolean proved = arrival.begunBy().filter(id -> id == user.id()).isPresent();
    if (user.passwordHash().isPresent()
        && !roles.permissionsAnywhere(user.id()).isEmpty()
        && !proved) {
      throw refusal(NotAdmitted.Reason.PROOF_NEEDED, user);
    }
  }

  private SignInUser create(SamlIdentity identity) {
    try {
      return users.create(
          new NewSsoUser(
              identity.nameId(),
              identity.email(),
              identity.firstName().orElse(null),
              identity.lastName().orElse(null)));
    } catch (BusinessException refused) {
      throw new NotAdmitted(
          refused.kind() == Kind.CONFLICT
              ? NotAdmitted.Reason.EMAIL_TAKEN
              : NotAdmitted.Reason.DETAILS,
          Optional.empty());
    }
  }

  private static NotAdmitted refusal(NotAdmitted.Reason reason, SignInUser user) {
    return new NotAdmitted(reason, Optional.of(user.username()));
  }
}
