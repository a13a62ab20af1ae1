package org.gatehouse.teams;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/**
 * What the sync of groups does; nobody’s hands do it, so the product itself is named as who did.
 */
sealed interface GroupEvent extends AuditEvent {

  /** A team was made or changed to fit what the identity provider said of somebody. */
  record Followed(
      long accountId, TeamEvent.Deed deed, String team, String signIn, Map<String, String> more)
      implements GroupEvent {

    @Override
    public String name() {
      return deed.code();
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(Caller.SYSTEM.userName());
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new HashMap<>(more);
      details.put("name", team);
      details.put("signIn", signIn);
      return details;
    }
  }

  /** Somebody stays in a team, since nobody else looks after the account. */
  record Held(long accountId, String team, String signIn) implements GroupEvent, AuditFailure {

    @Override
    public String name() {
      return TeamEvent.Deed.UPDATE.code();
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(Caller.SYSTEM.userName());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", team, "signIn", signIn, "reason", "LAST_MANAGER");
    }
  }

  /** All groups of the account are ordinary teams from now on. */
  record Released(long accountId, int teams) implements GroupEvent {

    @Override
    public String name() {
      return "team.release";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("count", Integer.toString(teams));
    }
  }

  /** A team made by hand follows a group from now on. */
  record Converted(long accountId, String team, int people) implements GroupEvent {

    @Override
    public String name() {
      return "team.convert";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", team, "people", Integer.toString(people));
    }
  }

  /** It does not. */
  record NotConverted(long accountId, String team, String reason)
      implements GroupEvent, AuditFailure {

    @Override
    public String name() {
      return "team.convert";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", team, "reason", reason);
    }
  }
}
