package org.gatehouse.teams;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to a team, which the catalogue’s texts call a group. */
public sealed interface TeamEvent extends AuditEvent {

  /** What is done to a team, with its machine name in the catalogue. */
  enum Deed {
    CREATE("team.create"),
    UPDATE("team.update"),
    DELETE("team.delete");

    private final String code;

    Deed(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** It was done; {@code more} tells what was before and after, who came and who left. */
  record Done(long accountId, Deed deed, String team, Map<String, String> more)
      implements TeamEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new HashMap<>(more);
      details.put("name", team);
      return details;
    }
  }

  /** It was refused. */
  record Failed(long accountId, Deed deed, String team, String reason)
      implements TeamEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", team, "reason", reason);
    }
  }
}
