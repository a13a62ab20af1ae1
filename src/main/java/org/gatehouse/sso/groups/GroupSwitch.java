package org.gatehouse.sso.groups;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.teams.GroupNames;
import org.gatehouse.teams.GroupSync;
import org.gatehouse.teams.IdpGroups;

/**
 * Whether teams follow the groups of an account’s identity provider, and what is known of those.
 */
@Stateless
@LocalBean
@Local(IdpGroups.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class GroupSwitch implements IdpGroups {

  private static final String OF_THE_SOURCE =
      " from SsoConfiguration own, SsoConfiguration c where own.accountId = :account"
          + " and c.accountId = coalesce(own.sharedFrom, own.accountId)";
  private static final String ON = "select c.autoCreateGroups" + OF_THE_SOURCE;
  private static final String PROVIDER = "select c.idpEntityId" + OF_THE_SOURCE;
  private static final String SHARING =
      "select c.accountId from SsoConfiguration c where c.sharedFrom = :account";
  private static final String HAVING =
      "select l.userId from SsoLink l where l.accountId = :account"
          + " and concat(',', l.groupIds, ',') like :part";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB GroupSync sync;

  @Override
  public boolean followed(long accountId) {
    return em.createQuery(ON, Boolean.class)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst()
        .orElse(false);
  }

  @Override
  public Optional<Sighting> find(long accountId, String name) {
    return em.createNamedQuery("SeenGroup.named", SeenGroup.class)
        .setParameter("account", accountId)
        .setParameter("keys", Set.of(GroupNames.key(name)))
        .getResultStream()
        .filter(group -> group.isOf(provider(accountId)))
        .findFirst()
        .map(group -> new Sighting(group.seenAt(), having(accountId, group.id())));
  }

  /** The live provider of that account by the hash of its name; empty while there is none. */
  public Optional<String> provider(long accountId) {
    return em.createQuery(PROVIDER, String.class)
        .setParameter("account", accountId)
        .getResultStream()
        .filter(Objects::nonNull)
        .findFirst()
        .map(Tokens::hash);
  }

  /**
   * Makes ordinary teams of groups wherever a changed configuration says that teams follow them no
   * more: in its account, and in those that it is shared with.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void changed(long accountId) {
    Set<Long> accounts =
        new TreeSet<>(
            em.createQuery(SHARING, Long.class).setParameter("account", accountId).getResultList());
    accounts.add(accountId);
    accounts.stream().filter(account -> !followed(account)).forEach(sync::release);
  }

  private Set<Long> having(long accountId, long group) {
    return Set.copyOf(
        em.createQuery(HAVING, Long.class)
            .setParameter("account", accountId)
            .setParameter("part", "%," + group + ",%")
            .getResultList());
  }
}
