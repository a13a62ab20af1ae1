package org.gatehouse.sso.requests;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.sso.response.UsedAssertions;

/** Used assertions in the database. */
@ApplicationScoped
public class ClaimedAssertions implements UsedAssertions {

  @EJB AssertionRows rows;

  @Override
  public boolean claim(long accountId, String issuer, String assertionId, Instant keepUntil) {
    var hash = hash(accountId, issuer, assertionId);
    try {
      return rows.insert(hash, accountId, keepUntil);
    } catch (EJBException e) {
      if (cameSecond(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean isClaimed(long accountId, String issuer, String assertionId) {
    return rows.contains(hash(accountId, issuer, assertionId));
  }

  private static boolean cameSecond(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof PersistenceException failed
          && Violations.of(failed, "sso_assertion_pk")) {
        return true;
      }
    }
    return false;
  }

  static String hash(long accountId, String issuer, String assertionId) {
    return Tokens.hash(accountId + "\n" + issuer + "\n" + assertionId);
  }
}
