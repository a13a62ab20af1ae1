package org.gatehouse.sso;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.platform.crypto.SealedColumns;

/** Our keys, those of the future and of the past, traces, tests, and emergency codes. */
@ApplicationScoped
public class SealedSso implements SealedColumns {

  private static final String KEY = "'sso.sp-key:' || sp_certificate";

  @Override
  public List<Column> columns() {
    return List.of(
        new Column("sso_configuration", "id", "sp_key", KEY),
        new Column("sso_key", "id", "sp_key", KEY),
        new Column("sso_trace", "id", "sealed", "'sso.trace:' || incident"),
        new Column("sso_trial", "id", "sealed", "'sso.trial:' || public_id"),
        new Column("emergency_code", "id", "sealed_hash", "'sso.emergency:' || user_id"));
  }
}
