package org.gatehouse.sso.sharing;

import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;

/** What can happen to a shared configuration; the logs of both accounts tell of it. */
sealed interface SharingEvent extends AuditEvent {

  /** What is done. */
  enum Deed {
    SHARE("sso.share"),
    RELEASE("sso.unshare");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

  /** It was done: the account uses the configuration of the one above, or no more. */
  record Done(long accountId, Deed deed, String account, String from) implements SharingEvent {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("account", account, "from", from);
    }
  }

  /** It was refused. */
  record Failed(long accountId, Deed deed, String account, String reason)
      implements SharingEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("account", account, "reason", reason);
    }
  }
}
