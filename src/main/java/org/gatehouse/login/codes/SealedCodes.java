package org.gatehouse.login.codes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.platform.crypto.SealedColumns;

/** The codes that were sent for half-finished sign-ins. */
@ApplicationScoped
public class SealedCodes implements SealedColumns {

  @Override
  public List<Column> columns() {
    return List.of(new Column("sign_in_code", "id", "sealed_hash", "'login.code:' || sign_in_id"));
  }
}
