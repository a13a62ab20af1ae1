package org.gatehouse.sso.drafts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
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
 * the second is told so (CONFLICT), and nothing of his is kept.
 */
@Stateless
public class DraftRows {

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
    draft.save(terms, source, who, clock.instant());
    em.persist(draft);
    flush();
    return draft.details();
  }

  /** Removes it; there may be none. */
  public void remove(long accountId, long seen) {
    SsoDraft draft = known(accountId, seen);
    if (draft != null) {
      em.remove(draft);
      flush();
    }
  }

  private @Nullable SsoDraft known(long accountId, long seen) {
    SsoDraft draft = em.find(SsoDraft.class, accountId);
    if (seen != (draft == null ? 0 : draft.version())) {
      throw changedMeanwhile();
    }
    return draft;
  }

  private void flush() {
    try {
      em.flush();
    } catch (OptimisticLockException e) {
      throw changedMeanwhile();
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
