package org.gatehouse.trail;

/** Something that was tried and refused, or went wrong. */
public interface AuditFailure extends AuditEvent {

  @Override
  default Outcome outcome() {
    return Outcome.FAILURE;
  }
}
