package org.gatehouse.roles;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The own roles of an account that is being erased, and whatever anybody held in it. */
@Stateless
public class RolesOfErased implements Remains {

  private static final String PERMISSIONS =
      "delete from role_permission"
          + " where role_id in (select id from role where account_id = ?1)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    int held = rows.remove("user_role", "id", accountId, most);
    if (held > 0) {
      return held;
    }
    em.createNativeQuery(PERMISSIONS).setParameter(1, accountId).executeUpdate();
    return rows.remove("role", "id", accountId, most);
  }
}
