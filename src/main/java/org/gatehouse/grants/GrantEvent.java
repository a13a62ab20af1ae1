package org.gatehouse.grants;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.trail.Change;

/** What can happen to grants, and to whoever has one. */
public sealed interface GrantEvent extends AuditEvent {

  /** Somebody has other roles in an account below his own; the logs of both accounts tell so. */
  record Changed(
      long accountId,
      String user,
      Caller.Account home,
      Caller.Account sub,
      String before,
      String after)
      implements GrantEvent {

    @Override
    public String name() {
      return "grant.update";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details =
          new HashMap<>(Change.details(Map.of("roles", before), Map.of("roles", after)));
      details.put("name", home.slug() + ":" + user);
      details.put("account", sub.slug());
      return details;
    }
  }

  /** Somebody was deleted who had roles in this account below his own. */
  record Ended(long accountId, String pseudonym, String sub, String before) implements GrantEvent {

    @Override
    public String name() {
      return "grant.update";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details =
          new HashMap<>(Change.details(Map.of("roles", before), Map.of("roles", "")));
      details.put("name", pseudonym);
      details.put("account", sub);
      return details;
    }
  }

  /** It was refused. */
  record Failed(long accountId, String user, String sub, String reason)
      implements GrantEvent, AuditFailure {

    @Override
    public String name() {
      return "grant.update";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", user, "account", sub, "reason", reason);
    }
  }

  /** Somebody of another account acts in this one from now on. */
  record Switched(long accountId, String from, String to) implements GrantEvent {

    @Override
    public String name() {
      return "session.switch";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("from", from, "to", to);
    }
  }

  /** Somebody may act in this one, but not from where he calls. */
  record NotSwitched(long accountId, String from, String to, String reason)
      implements GrantEvent, AuditFailure {

    @Override
    public String name() {
      return "session.switch";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("from", from, "to", to, "reason", reason);
    }
  }
}
