package org.gatehouse.hosts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;

/**
 * Looks at the records of claims, on demand and for the timer. Runs outside a transaction: nobody
 * who waits for a name server holds a connection.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HostChecks {

  private static final Rate LOOKS = new Rate("host-check", 12);

  @Inject CurrentCaller caller;
  @Inject RateLimiter limiter;
  @Inject HostVerdicts verdicts;
  @Inject HostDoctor doctor;
  @Inject Hosts hosts;

  /** Looks at the claim of the caller's account now; NOT_FOUND without one. */
  @PermissionRequired(Permission.BRANDING_MANAGE)
  public ClaimDetails check() {
    long account = caller.accountId();
    if (hosts.find().isEmpty()) {
      throw BusinessException.notFound();
    }
    if (!limiter.take(LOOKS, Long.toString(account)).allowed()) {
      throw BusinessException.of(Kind.TOO_MANY, "hosts.check.often");
    }
    look(account);
    return hosts.find().orElseThrow(BusinessException::notFound);
  }

  /** Looks at a claim that is due, unless another node does. */
  public void checkDue(long accountId) {
    if (verdicts.take(accountId)) {
      look(accountId);
    }
  }

  private void look(long accountId) {
    verdicts
        .question(accountId)
        .ifPresent(
            question ->
                verdicts.settle(
                    accountId, question, doctor.look(question.host(), question.proof())));
  }
}
