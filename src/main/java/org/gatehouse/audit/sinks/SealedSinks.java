package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.platform.crypto.SealedColumns;

/** What receivers of the log know us by. */
@ApplicationScoped
public class SealedSinks implements SealedColumns {

  private static final String PURPOSE = "'audit.sink:' || public_id";

  @Override
  public List<Column> columns() {
    return List.of(
        new Column("audit_sink", "id", "secret", PURPOSE),
        new Column("audit_sink", "id", "former_secret", PURPOSE),
        new Column("audit_sink", "id", "credentials", PURPOSE));
  }
}
