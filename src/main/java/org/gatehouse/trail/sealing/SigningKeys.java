package org.gatehouse.trail.sealing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/**
 * The keys that sign an account's log. None is ever taken away, so that what it has signed can be
 * checked. Whoever calls it has checked what the caller may do.
 */
@Stateless
public class SigningKeys {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Signers signers;
  @Inject Clock clock;

  /** All of them in their order; none while nothing is signed. */
  public List<SigningKey> list(long account) {
    try {
      return Signers.list(account, em.unwrap(Connection.class));
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }

  /**
   * Adds one, which signs in a minute; for a caller who holds the account and tells the log of it
   * in the same transaction. NOT_FOUND while nothing is signed, CONFLICT while the last one does
   * not sign yet.
   */
  public SigningKey add(long account) {
    List<SigningKey> before = list(account);
    if (before.isEmpty()) {
      throw BusinessException.notFound();
    }
    SigningKey last = before.get(before.size() - 1);
    if (last.number() > 1 && last.addedAt().plus(Signers.WAITS).isAfter(clock.instant())) {
      throw BusinessException.of(Kind.CONFLICT, "audit.key.early");
    }
    try {
      signers.add(account, last, em.unwrap(Connection.class));
      return list(account).get(before.size());
    } catch (SQLException e) {
      throw Proofs.broken(e);
    }
  }
}
