package org.gatehouse.trail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;

/**
 * Records what happened: a success with the change that it tells of, a failure in a transaction of
 * its own.
 */
@Stateless
public class AuditTrail {

  /** Records a success in the transaction of its change; fired outside one it fails loudly. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(@Observes AuditEvent event) {}

  /** Records a failure at once, so that it survives the rollback of what failed. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordFailure(AuditEvent event) {}
}
