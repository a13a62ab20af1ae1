package org.gatehouse.roles;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.trail.Change;

/** What can happen to a role, and to somebody's roles. */
public sealed interface RoleEvent extends AuditEvent {

  /** What is done to a role, with its machine name in the catalogue. */
  enum Deed {
    CREATE("role.create"),
    UPDATE("role.update"),
    DELETE("role.delete");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

  /** It was done; {@code more} tells what was before and after. */
  record Done(long accountId, Deed deed, String role, Map<String, String> more)
      implements RoleEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new HashMap<>(more);
      details.put("name", role);
      return details;
    }
  }

  /** It was refused. */
  record Failed(long accountId, Deed deed, String role, String reason)
      implements RoleEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", role, "reason", reason);
    }
  }

  /** Somebody has other roles than before. */
  record Given(long accountId, String user, String email, String before, String after)
      implements RoleEvent {

    @Override
    public String name() {
      return "user.update";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details =
          new HashMap<>(Change.details(Map.of("roles", before), Map.of("roles", after)));
      details.put("name", user);
      details.put("email", email);
      return details;
    }
  }

  /** Somebody’s roles stay as they were. */
  record NotGiven(long accountId, String user, String wanted, String reason)
      implements RoleEvent, AuditFailure {

    @Override
    public String name() {
      return "user.update";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", user, "roles", wanted, "reason", reason);
    }
  }
}
