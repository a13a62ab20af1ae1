package org.gatehouse.sso.drafts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.persistence.Violations;
import org.jspecify.annotations.Nullable;

/**
 * The drafts. Whoever changes one says which version he has seen; of two who have seen the same one
 * the second is told so (CONFLICT), and nothing of his is kept. So is whoever has seen a draft that
 * is gone: no version comes twice in an account.
 */
@Stateless
public class DraftRows {

  private static final String COUNT =
      "update sso_configuration set draft_version = greatest(draft_version, ?2) + 1"
          + " where account_id = ?1";
  private static final String COUNTED =
      "select draft_version from sso_configuration where account_id = ?1";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** The account's draft, if it has one. */
  public Optional<SavedDraft> find(long accountId) {
    return Optional.ofNullable(em.find(SsoDraft.class, accountId)).map(SsoDraft::details);
  }

  /** Keeps the values as the account's draft, with where its metadata was fetched. */
  public SavedDraft save(
      long accountId,
      Map<String, String> terms,
      Map<String, String> source,
      String who,
      long seen) {
    SsoDraft known = known(accountId, seen);
    SsoDraft draft = known == null ? new SsoDraft(accountId) : known;
    draft.save(terms, source, who, clock.instant(), next(accountId, seen));
    em.persist(draft);
    flush();
    return draft.details();
  }

  /** CONFLICT if it is another version by now than the one that was seen; 0 for none. */
  public void require(long accountId, long seen) {
    known(accountId, seen);
  }

  /** Removes it; there may be none. */
  public void remove(long accountId, long seen) {
    SsoDraft draft = known(accountId, seen);
    if (draft != null) {
      next(accountId, seen);
      em.remove(draft);
      flush();
    }
  }

  private @Nullable SsoDraft known(long accountId, long seen) {
    SsoDraft draft = em.find(SsoDraft.class, accountId, LockModeType.PESSIMISTIC_WRITE);
    if (seen != (draft == null ? 0 : draft.version())) {
      throw changedMeanwhile();
    }
    return draft;
  }

  /** A version behind all that there were; those were counted one by one before they were here. */
  private long next(long accountId, long last) {
    em.createNativeQuery(COUNT).setParameter(1, accountId).setParameter(2, last).executeUpdate();
    Object next = em.createNativeQuery(COUNTED).setParameter(1, accountId).getSingleResult();
    return ((Number) next).longValue();
  }

  private void flush() {
    try {
      em.flush();
    } catch (PersistenceException e) {
      if (Violations.of(e, "sso_draft_pk")) {
        throw changedMeanwhile();
      }
      throw e;
    }
  }

  private static BusinessException changedMeanwhile() {
    return BusinessException.of(Kind.CONFLICT, "sso.changedMeanwhile");
  }
}
