package org.gatehouse.branding;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The look of an account that is erased. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class BrandingOfErased implements Remains {

  @Inject AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    return List.of("logo_offer", "account_logo", "account_branding").stream()
        .mapToInt(table -> rows.remove(table, "account_id", accountId, most))
        .sum();
  }
}
