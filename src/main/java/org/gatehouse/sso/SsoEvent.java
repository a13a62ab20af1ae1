package org.gatehouse.sso;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen around single sign-on; sign-ins themselves are events of users. */
sealed interface SsoEvent extends AuditEvent {

  /** The configuration was changed; the details hold each field before and after. */
  record Configured(long accountId, Map<String, String> details) implements SsoEvent {

    public Configured {
      details = Map.copyOf(details);
    }

    @Override
    public String name() {
      return "account.login-options";
    }
  }

  /** A change was refused. */
  record ConfigurationFailed(long accountId, String reason) implements SsoEvent, AuditFailure {

    @Override
    public String name() {
      return "account.login-options";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }

  /** A draft was saved or discarded; the details hold each field before and after. */
  record Drafted(long accountId, Deed deed, Map<String, String> details) implements SsoEvent {

    /** What becomes of drafts. */
    enum Deed {
      SAVE("sso.draft-save"),
      DISCARD("sso.draft-discard");

      private final String event;

      Deed(String event) {
        this.event = event;
      }
    }

    public Drafted {
      details = Map.copyOf(details);
    }

    @Override
    public String name() {
      return deed.event;
    }
  }

  /** A draft was not saved or not discarded. */
  record DraftFailed(long accountId, Drafted.Deed deed, String reason)
      implements SsoEvent, AuditFailure {

    @Override
    public String name() {
      return deed.event;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }

  /** Something became of our keys; the details have the fingerprint of the one concerned. */
  record KeyChanged(long accountId, Deed deed, Map<String, String> details) implements SsoEvent {

    /** What becomes of keys. */
    enum Deed {
      PREPARE("sso.key-prepare"),
      DISCARD("sso.key-discard"),
      SWITCH("sso.key-switch"),
      RETIRE("sso.key-retire");

      private final String event;

      Deed(String event) {
        this.event = event;
      }
    }

    public KeyChanged {
      details = Map.copyOf(details);
    }

    @Override
    public String name() {
      return deed.event;
    }
  }

  /** The same was refused. */
  record KeyFailed(long accountId, KeyChanged.Deed deed, String reason)
      implements SsoEvent, AuditFailure {

    @Override
    public String name() {
      return deed.event;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }

  /** A response was accepted although the certificate of its signature has run out. */
  record ExpiredUsed(long accountId, String fingerprint) implements SsoEvent {

    @Override
    public String name() {
      return "sso.expired-certificate";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(Caller.SYSTEM.userName());
    }

    @Override
    public Map<String, String> details() {
      return Map.of("fingerprint", fingerprint);
    }
  }

  /** The account has another identity provider. */
  record ProviderSwapped(long accountId, Map<String, String> details) implements SsoEvent {

    public ProviderSwapped {
      details = Map.copyOf(details);
    }

    @Override
    public String name() {
      return "sso.provider-swap";
    }
  }

  /** Passwords are refused from now on, or accepted again. */
  record Enforced(long accountId, boolean on) implements SsoEvent {

    @Override
    public String name() {
      return on ? "sso.enforce" : "sso.release";
    }
  }

  /** The same was refused. */
  record EnforcingFailed(long accountId, boolean on, String reason)
      implements SsoEvent, AuditFailure {

    @Override
    public String name() {
      return on ? "sso.enforce" : "sso.release";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("reason", reason);
    }
  }

  /**
   * A sign-in was refused.
   *
   * @param incident the id that the person was shown
   * @param userName the user who was meant, once a signature has proved who is meant
   */
  record Refused(
      long accountId,
      String incident,
      String reason,
      Optional<String> userName,
      Map<String, String> more)
      implements SsoEvent, AuditFailure {

    @Override
    public String name() {
      return "user.sso-refused";
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(userName.orElse(""));
    }

    @Override
    public Map<String, String> details() {
      var details = new LinkedHashMap<>(more);
      details.put("reason", reason);
      details.put("incident", incident);
      return details;
    }
  }
}
