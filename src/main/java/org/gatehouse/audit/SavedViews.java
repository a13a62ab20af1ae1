package org.gatehouse.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.persistence.Violations;
import org.gatehouse.platform.text.OneLine;
import org.jspecify.annotations.Nullable;

/** The views of the log that the caller keeps; nobody sees or changes another's. */
@Stateless
@PermissionRequired(Permission.AUDIT_READ)
public class SavedViews {

  /** So many views a user keeps at most. */
  static final int MOST = 50;

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_ADDRESS = 2_000;
  private static final String NAME = "name";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /** All of them, by name. */
  public List<KeptView> list() {
    return em.createNamedQuery("SavedView.ofUser", SavedView.class)
        .setParameter("user", user())
        .getResultStream()
        .map(SavedView::details)
        .toList();
  }

  /** Keeps a view; INVALID and CONFLICT concern {@code name}. */
  public void keep(@Nullable String name, Address view) {
    String address = view.view().text();
    String checked = check(name);
    if (address.length() > LONGEST_ADDRESS) {
      throw BusinessException.invalid(NAME, "audit.view.long");
    }
    hold();
    if (list().size() >= MOST) {
      throw BusinessException.conflict(NAME, "audit.view.many", MOST);
    }
    em.persist(new SavedView(user(), checked, address, clock.instant()));
    flush();
  }

  /** Gives it another name; NOT_FOUND where the caller has no such view. */
  public void rename(long id, @Nullable String name) {
    SavedView view = one(id);
    view.rename(check(name));
    flush();
  }

  /** Forgets it; NOT_FOUND where the caller has no such view. */
  public void remove(long id) {
    em.remove(one(id));
  }

  /** One after another for each user, so that nobody passes the limit by asking twice at once. */
  private void hold() {
    em.createNativeQuery("select id from app_user where id = ?1 for update")
        .setParameter(1, user())
        .getResultList();
  }

  private SavedView one(long id) {
    return em.createNamedQuery("SavedView.one", SavedView.class)
        .setParameter("user", user())
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  private void flush() {
    try {
      em.flush();
    } catch (PersistenceException e) {
      if (Violations.of(e, "audit_view_name_key")) {
        throw BusinessException.conflict(NAME, "audit.view.taken");
      }
      throw e;
    }
  }

  private static String check(@Nullable String name) {
    Complaints complaints = new Complaints();
    String checked = OneLine.required(NAME, name, LONGEST_NAME, complaints);
    complaints.refuse();
    return checked;
  }

  private long user() {
    return caller.get().userId().orElseThrow(BusinessException::forbidden);
  }
}
