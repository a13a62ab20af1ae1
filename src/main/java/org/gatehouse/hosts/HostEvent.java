package org.gatehouse.hosts;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.trail.Outcome;

/** What can happen to the login host of an account. */
sealed interface HostEvent extends AuditEvent {

  /** The machine name of its being claimed or given up. */
  String SETTING = "account.host";

  /** It was claimed or given up; the details hold it before and after. */
  record Changed(long accountId, Map<String, String> details) implements HostEvent {

    public Changed {
      details = Map.copyOf(details);
    }

    @Override
    public String name() {
      return SETTING;
    }
  }

  /** A claim was refused. */
  record ChangeFailed(long accountId, String reason, String host)
      implements HostEvent, AuditFailure {

    @Override
    public String name() {
      return SETTING;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason, "host", host);
    }
  }

  /** What its records made of a claim. */
  enum Turn {
    /** They prove it. */
    PROVED("host.prove", Outcome.SUCCESS),
    /** Another account was first. */
    TAKEN("host.prove", Outcome.FAILURE),
    /** They are gone. */
    LOST("host.watch", Outcome.FAILURE),
    /** They are there again. */
    FOUND("host.watch", Outcome.SUCCESS),
    /** They stayed away. */
    RELEASED("host.release", Outcome.SUCCESS);

    private final String code;
    private final Outcome outcome;

    Turn(String code, Outcome outcome) {
      this.code = code;
      this.outcome = outcome;
    }
  }

  /** Its records made something else of a claim; the product itself has looked. */
  record Turned(long accountId, Turn turn, String host) implements HostEvent {

    @Override
    public String name() {
      return turn.code;
    }

    @Override
    public Outcome outcome() {
      return turn.outcome;
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(Caller.SYSTEM.userName());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("host", host);
    }
  }
}
