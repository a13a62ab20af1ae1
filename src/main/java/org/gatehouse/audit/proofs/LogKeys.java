package org.gatehouse.audit.proofs;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.sealing.SigningKey;
import org.gatehouse.trail.sealing.SigningKeys;

/** The keys that sign the log of the account that the caller acts in. */
@Stateless
public class LogKeys {

  @EJB SigningKeys keys;
  @EJB Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** All that sign or have signed, in their order. */
  @PermissionRequired(Permission.AUDIT_READ)
  public List<SigningKey> list() {
    return keys.list(caller.accountId());
  }

  /** As {@link SigningKeys#add}; the log itself names the key, under the signature of the last. */
  @PermissionRequired(Permission.ACCOUNTS_OPERATE)
  public SigningKey add() {
    try {
      accounts.lock(caller.accountId());
      SigningKey key = keys.add(caller.accountId());
      events.fire(
          new SigningKeyEvent.Added(
              caller.accountId(),
              Map.of("key", key.key(), "number", Integer.toString(key.number()))));
      return key;
    } catch (BusinessException refusal) {
      trail.recordFailure(new SigningKeyEvent.AddFailed(caller.accountId(), refusal.key()));
      throw refusal;
    }
  }
}
