package org.gatehouse.audit.alerts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The alerts of an account that is erased, and its rules. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AlertsOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    int removed = rows.remove("audit_alert", "id", accountId, most);
    removed += rows.remove("audit_news", "id", accountId, most);
    return removed + rows.remove("audit_alert_rules", "account_id", accountId, most);
  }
}
