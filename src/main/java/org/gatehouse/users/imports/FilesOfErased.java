package org.gatehouse.users.imports;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.gatehouse.accounts.AccountRows;
import org.gatehouse.accounts.Remains;

/** The files of people of an account that is being erased. */
@Stateless
public class FilesOfErased implements Remains {

  @EJB AccountRows rows;

  @Override
  public int remove(long accountId, int most) {
    // Each has thousands of rows, which go with it.
    return rows.remove("user_import", "id", accountId, 1);
  }
}
