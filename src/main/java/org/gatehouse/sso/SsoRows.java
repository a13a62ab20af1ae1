package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.sso.groups.GroupSwitch;

/** The table of configurations for the services of this package. */
@Stateless
public class SsoRows {

  private static final String NAME = "spName";
  private static final int PARENT = 4;
  private static final int PARENT_VERSION = 5;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @Inject GroupSwitch groups;

  /** The configuration of that account. */
  public Optional<SsoConfiguration> ofAccount(long accountId) {
    return em.createNamedQuery("SsoConfiguration.ofAccount", SsoConfiguration.class)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst();
  }

  /** The configurations of the accounts in which that of this account counts besides. */
  public List<SsoConfiguration> sharing(long accountId) {
    return em.createNamedQuery("SsoConfiguration.sharing", SsoConfiguration.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /**
   * The configuration whose agreement counts there: it itself, or that of the account above which
   * shares its own.
   */
  public Optional<SsoConfiguration> source(SsoConfiguration own) {
    Long from = own.sharedFrom();
    return from == null ? Optional.of(own) : ofAccount(from);
  }

  /** The configuration whose addresses are made from that name. */
  public Optional<SsoConfiguration> named(String spName) {
    return em.createNamedQuery("SsoConfiguration.named", Object[].class)
        .setParameter("name", spName)
        .getResultStream()
        .findFirst()
        .map(row -> (SsoConfiguration) row[0]);
  }

  /**
   * The versions of all rows that a sign-in by that name depends on, the number of the agreement
   * among them; empty where there is no such name, or more than one account above the one that owns
   * it.
   */
  public Optional<List<Object>> versions(String spName) {
    return em.createNamedQuery("SsoConfiguration.versions", Object[].class)
        .setParameter("name", spName)
        .getResultStream()
        .findFirst()
        // Whether an account is suspended, all accounts above it say, too: here one of them at
        // most.
        .filter(row -> row[PARENT] == null || row[PARENT_VERSION] != null)
        .map(Arrays::asList);
  }

  /**
   * Lets everybody else who changes it wait until this transaction is over; what is read from then
   * on is what the one before has left.
   */
  public void hold(long accountId) {
    accounts.lock(accountId);
  }

  /** Gives it another version at the end of the transaction, whatever changes of it. */
  public void touch(SsoConfiguration configuration) {
    em.lock(configuration, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
  }

  /**
   * Some accounts in which single sign-on is on, in the order of their ids, behind the given one.
   */
  public List<Long> enabled(long after, int most) {
    return em.createNamedQuery("SsoConfiguration.inUse", Long.class)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Writes it at once, so that what the database refuses is refused here; teams follow it.
   *
   * @throws BusinessException CONFLICT if somebody else has changed it meanwhile, or has the name
   */
  public void store(SsoConfiguration configuration) {
    // The account first, as sign-ins and sharing do; they would wait for each other otherwise.
    accounts.lock(configuration.accountId());
    accounts.getsWayBeside(configuration.accountId());
    try {
      em.persist(configuration);
      em.flush();
    } catch (OptimisticLockException e) {
      throw BusinessException.conflict(NAME, "sso.changedMeanwhile");
    } catch (PersistenceException e) {
      if (Violations.of(e, "sso_configuration_sp_name_key")) {
        throw BusinessException.conflict(NAME, "sso.spName.taken");
      }
      if (Violations.of(e, "sso_configuration_account_key")) {
        throw BusinessException.conflict(NAME, "sso.changedMeanwhile");
      }
      throw e;
    }
    groups.changed(configuration.accountId());
  }
}
