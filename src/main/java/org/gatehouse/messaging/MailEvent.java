package org.gatehouse.messaging;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Outcome;

/** What became of a mail that the audit log tells of; never what the mail says. */
record MailEvent(String name, Outcome outcome, long accountId, String email) implements AuditEvent {

  @Override
  public Map<String, String> details() {
    return Map.of("email", email);
  }
}
