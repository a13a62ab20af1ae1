package org.gatehouse.users.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.trail.Change;

/** What can happen to who is spared: a change of the account's security options. */
sealed interface ExemptionEvent extends AuditEvent {

  @Override
  default String name() {
    return "account.security-options";
  }

  /** Somebody is spared, for another reason, or no more; an empty reason is none. */
  record Changed(long accountId, String username, String before, String after)
      implements ExemptionEvent {

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("name", username);
      details.putAll(Change.details(Map.of("exemption", before), Map.of("exemption", after)));
      return details;
    }
  }

  /** It was refused. */
  record Failed(long accountId, String username, String reason)
      implements ExemptionEvent, AuditFailure {

    @Override
    public Map<String, String> details() {
      return Map.of("name", username, "reason", reason);
    }
  }
}
