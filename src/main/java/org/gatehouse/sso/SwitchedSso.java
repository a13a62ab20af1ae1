package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.Change;

/**
 * Sees when passwords begin to be refused or are accepted again, by whatever switch that comes, and
 * has the log tell of it. Deciding it for the day on which single sign-on is on refuses nobody yet.
 *
 * <p>The logs of the accounts that use the configuration tell of it as well, and of turning it on
 * and off: their people come in otherwise from then on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SwitchedSso implements WhenLive {

  private static final Set<String> FELT = Set.of(SsoValues.ENABLED, SsoValues.ENFORCED);

  @EJB SharedSso shared;
  @EJB Accounts accounts;
  @Inject Event<AuditEvent> events;

  @Override
  public void changed(LiveChange change) {
    SsoDetails after = change.after();
    boolean passwords =
        after.refusesPasswords()
            != change.before().filter(SsoDetails::refusesPasswords).isPresent();
    boolean on = after.enabled() != change.before().filter(SsoDetails::enabled).isPresent();
    if (passwords) {
      events.fire(new SsoEvent.Enforced(change.accountId(), after.refusesPasswords()));
    }
    if (passwords || on) {
      below(change, passwords);
    }
  }

  private void below(LiveChange change, boolean passwords) {
    Map<String, String> details =
        new TreeMap<>(
            Change.details(
                change.before().map(SwitchedSso::felt).orElse(Map.of()), felt(change.after())));
    details.put("from", accounts.get(change.accountId()).slug());
    for (SharedSso.Use use : shared.uses(change.accountId())) {
      events.fire(new SsoEvent.Configured(use.accountId(), details));
      if (passwords) {
        events.fire(new SsoEvent.Enforced(use.accountId(), change.after().refusesPasswords()));
      }
    }
  }

  private static Map<String, String> felt(SsoDetails details) {
    Map<String, String> values = new TreeMap<>(details.values());
    values.keySet().retainAll(FELT);
    return values;
  }
}
