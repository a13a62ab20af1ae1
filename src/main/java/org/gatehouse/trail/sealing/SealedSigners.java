package org.gatehouse.trail.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.platform.crypto.SealedColumns;

/** The keys that sign accounts’ checkpoints. */
@ApplicationScoped
public class SealedSigners implements SealedColumns {

  @Override
  public List<Column> columns() {
    return List.of(
        new Column("audit_signer", "account_id", "secret", "'audit.signer:' || account_id"));
  }
}
