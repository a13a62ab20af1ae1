package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.roles.Roles;

/**
 * Who asks for another address of somebody else. Days may lie between the question and the answer,
 * so that the answer counts only if he still might ask.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmailAskers {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB UserRows rows;
  @EJB Roles roles;
  @EJB Accounts accounts;

  /** Notes the caller, unless he asks for himself. */
  public void note(EmailChange change) {
    Caller asker = caller.get();
    if (asker.userId().isEmpty()) {
      change.askedBy(asker.userName(), asker.permissions());
    } else if (asker.userId().get() != change.userId()) {
      change.askedBy(asker.userId().get());
    }
  }

  /** Whether whoever asked for it may act on the user at this moment. */
  public boolean mayStill(EmailChange change, User user) {
    Optional<Set<Permission>> may =
        change
            .askerId()
            .map(asker -> permissions(asker, user.accountId()))
            .or(() -> change.askerProgram().map(program -> change.askerPermissions()));
    return may.isEmpty()
        || (may.get().contains(Permission.USERS_MANAGE)
            && may.get().containsAll(roles.permissionsAnywhere(user.id())));
  }

  /**
   * What a program of that account has asked for there and nobody has confirmed counts no more. It
   * has asked nowhere else: no key that an account makes may enter another one.
   */
  public void endAskedBy(long accountId, String program) {
    em.createNamedQuery("EmailChange.endAskedBy")
        .setParameter("account", accountId)
        .setParameter("program", program)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** What the log of that account calls whoever asked; empty if the user himself did. */
  public Optional<String> name(EmailChange change, long log) {
    return change
        .askerId()
        .flatMap(id -> rows.find(id))
        .map(asker -> name(asker, log))
        .or(() -> change.askerProgram());
  }

  private String name(User asker, long log) {
    return asker.accountId() == log
        ? asker.username()
        : accounts.get(asker.accountId()).slug() + ":" + asker.username();
  }

  /** Operators may in every account what they may in the platform's own. */
  private Set<Permission> permissions(long asker, long accountId) {
    if (rows.find(asker).filter(user -> !user.disabled() && !user.lockedByHand()).isEmpty()) {
      return Set.of();
    }
    Set<Permission> platform = roles.permissions(asker, Accounts.PLATFORM.id());
    return platform.contains(Permission.ACCOUNTS_OPERATE)
        ? platform
        : roles.permissions(asker, accountId);
  }
}
