package org.gatehouse.factors;

import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.users.SignInUser;

/** What can happen to second factors; the details say whose they are. */
sealed interface FactorEvent extends AuditEvent {

  /** What was done. */
  enum Deed {
    ADD("factor.add"),
    REMOVE("factor.remove"),
    RESET("factor.reset"),
    RENEW("factor.recovery-codes");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

  /** It was done. */
  record Done(Deed deed, SignInUser owner, String kind) implements FactorEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public long accountId() {
      return owner.accountId();
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", owner.username(), "email", owner.email(), "kind", kind);
    }
  }

  /** It was refused. */
  record Failed(long accountId, Deed deed, String userName, String kind, String reason)
      implements FactorEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", userName, "kind", kind, "reason", reason);
    }
  }

  /** Its owner has used one of his recovery codes. */
  record Recovered(SignInUser owner, int left) implements FactorEvent {

    @Override
    public String name() {
      return "factor.recovery-used";
    }

    @Override
    public long accountId() {
      return owner.accountId();
    }

    @Override
    public Optional<String> actor() {
      return Optional.of(owner.username());
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "name", owner.username(), "email", owner.email(), "count", Integer.toString(left));
    }
  }
}
