package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditTrail;

/** Makes changes of whose refusal the log tells as well. */
@ApplicationScoped
class RecordedSso {

  @Inject CurrentCaller caller;
  @EJB AuditTrail trail;

  /** A change of what is live. */
  <T> T live(Supplier<T> change) {
    return recorded(reason -> new SsoEvent.ConfigurationFailed(caller.accountId(), reason), change);
  }

  /** A change whose refusal is that event, made of the reason. */
  <T> T recorded(Function<String, SsoEvent> failure, Supplier<T> change) {
    try {
      return change.get();
    } catch (BusinessException refusal) {
      trail.recordFailure(failure.apply(refusal.key()));
      throw refusal;
    }
  }
}
