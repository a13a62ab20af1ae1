package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;

/**
 * Whether the caller reads the log as an auditor does: a person who may read it and not manage it
 * sees who and from where only after he has given a reason.
 *
 * <p>Programs are not asked: their keys are made by those who manage the account.
 */
@RequestScoped
public class Masking {

  @Inject CurrentCaller caller;
  @EJB Reveals reveals;

  private long of;
  private boolean masked;

  /** Whether he is an auditor, whatever he has revealed. */
  public boolean auditor() {
    Caller who = caller.get();
    return who.kind() == Caller.Kind.USER
        && who.may(Permission.AUDIT_READ)
        && !who.may(Permission.AUDIT_MANAGE);
  }

  /** Refuses with INVALID what would find out, by what it finds, what is masked for him. */
  public void check(LogFilter filter) {
    List<FieldError> probes = on() ? Mask.probes(filter) : List.of();
    if (!probes.isEmpty()) {
      throw BusinessException.invalid(probes);
    }
  }

  /** Whether personal values are masked for him now. */
  public boolean on() {
    if (!auditor()) {
      return false;
    }
    if (of != caller.accountId()) {
      of = caller.accountId();
      masked = reveals.until().isEmpty();
    }
    return masked;
  }
}
