package org.gatehouse.audit.proofs;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.audit.LogScope;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.sealing.Checkpoint;
import org.gatehouse.trail.sealing.ConsistencyProof;
import org.gatehouse.trail.sealing.EventVerdict;
import org.gatehouse.trail.sealing.InclusionProof;
import org.gatehouse.trail.sealing.LogVerdict;
import org.gatehouse.trail.sealing.Proofs;
import org.gatehouse.trail.sealing.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of the log of the account that the caller acts in; what is asked for comes as it was
 * typed, and INVALID names its field.
 */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class LogProofs {

  private static final int LONGEST_ID = 100;
  private static final String NUMBER = "audit.proof.number";

  @EJB Proofs proofs;
  @EJB Verification verification;
  @Inject LogScope scope;
  @Inject CurrentCaller caller;

  /** The checkpoint of a size, or the newest one; NOT_FOUND if there is none. */
  public Checkpoint checkpoint(@Nullable String size) {
    return proofs.at(caller.accountId(), number("size", size));
  }

  /** As {@link Proofs#inclusion}. */
  public InclusionProof inclusion(@Nullable String event, @Nullable String size) {
    if (event == null
        || event.isEmpty()
        || event.length() > LONGEST_ID
        || event.indexOf('\0') >= 0) {
      throw BusinessException.invalid("event", "audit.proof.event");
    }
    return proofs.inclusion(caller.accountId(), event, number("size", size));
  }

  /** As {@link Proofs#consistency}. */
  public ConsistencyProof consistency(@Nullable String from, @Nullable String to) {
    OptionalLong earlier = number("from", from);
    if (earlier.isEmpty()) {
      throw BusinessException.invalid("from", NUMBER);
    }
    return proofs.consistency(caller.accountId(), earlier.getAsLong(), number("to", to));
  }

  /** How the log stands, checked anew. */
  public LogVerdict verdict() {
    return verification.log(caller.accountId());
  }

  /**
   * How an event stands; NOT_FOUND if there is none.
   *
   * @param of the slug of its account; empty for the caller's
   */
  public EventVerdict verdict(String event, String of) {
    return verification.event(scope.of(of).get(0).id(), event);
  }

  private static OptionalLong number(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw BusinessException.invalid(field, NUMBER);
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
