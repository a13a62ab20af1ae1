package org.gatehouse.audit.alerts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.audit.Masking;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Change;

/** What the caller's account wants to be told of, and what its managers were told of. */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class Alerts {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Masking masking;
  @EJB Accounts accounts;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** The rules. */
  public AlertRules rules() {
    return find().map(AlertSetting::rules).orElse(AlertRules.RECOMMENDED);
  }

  /**
   * Changes rules; INVALID names each number that is out of its range, and changes nothing.
   *
   * @param shown the rules that whoever changes them saw. CONFLICT if they are others by now
   */
  @PermissionRequired(Permission.AUDIT_MANAGE)
  public AlertRules save(NewAlertRules wanted, String shown) {
    long account = caller.accountId();
    // One at a time, so that the log's values before are those that were there.
    accounts.lock(account);
    AlertRules before = rules();
    AlertRules rules = checkedOrRecorded(wanted, before, shown);
    Map<String, String> change = Change.details(before.values(), rules.values());
    if (!change.isEmpty()) {
      find()
          .ifPresentOrElse(
              setting -> setting.follow(rules), () -> em.persist(new AlertSetting(account, rules)));
      events.fire(new AlertEvent.Changed(account, change));
    }
    return rules;
  }

  /** What was raised, the newest first; after the one whose number the cursor is. */
  public Slice<RaisedAlert> list(String after, int limit) {
    List<Alert> found =
        em.createNamedQuery("Alert.page", Alert.class)
            .setParameter("account", caller.accountId())
            .setParameter("before", Slice.before(after))
            .setMaxResults(limit + 1)
            .getResultList();
    return Slice.of(found, limit, alert -> Long.toString(alert.id())).map(this::shown);
  }

  /** The one of that id; NOT_FOUND if it is another account's. */
  public RaisedAlert get(String id) {
    return em.createNamedQuery("Alert.find", Alert.class)
        .setParameter("account", caller.accountId())
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(this::shown)
        .orElseThrow(BusinessException::notFound);
  }

  private RaisedAlert shown(Alert alert) {
    return masking.on() ? alert.details().masked() : alert.details();
  }

  private AlertRules checkedOrRecorded(NewAlertRules wanted, AlertRules before, String shown) {
    try {
      Shown.require(shown, before.shown());
      return wanted.checked(before);
    } catch (BusinessException refusal) {
      trail.recordFailure(new AlertEvent.ChangeFailed(caller.accountId(), refusal.key()));
      throw refusal;
    }
  }

  private Optional<AlertSetting> find() {
    return Optional.ofNullable(em.find(AlertSetting.class, caller.accountId()));
  }
}
