package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Hears what happens and has it recorded in the transaction of its change; fired outside one it
 * fails loudly.
 *
 * <p>It stands before the service, because CDI would make a new reference to an observing service
 * for each event, which costs almost as much as to write the entry.
 */
@ApplicationScoped
class Recorder {

  @EJB AuditTrail trail;

  void hear(@Observes AuditEvent event) {
    trail.record(event);
  }
}
