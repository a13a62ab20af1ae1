package org.gatehouse.factors;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.platform.crypto.SealedColumns;

/** The keys of authenticator apps, and recovery codes. */
@ApplicationScoped
public class SealedFactors implements SealedColumns {

  @Override
  public List<Column> columns() {
    return List.of(
        new Column("app_key", "id", "sealed_secret", "'factors.totp:' || user_id"),
        new Column("recovery_code", "id", "sealed_hash", "'factors.recovery:' || user_id"));
  }
}
