package org.gatehouse.users;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.platform.crypto.SealedColumns;

/** Forgotten passwords that wait, and the codes of numbers that somebody wants. */
@ApplicationScoped
public class SealedRequests implements SealedColumns {

  @Override
  public List<Column> columns() {
    return List.of(
        new Column("password_request", "id", "sealed", "'password.request'"),
        new Column(
            "mobile_change", "id", "sealed_hash", "'users.mobile:' || user_id || ':' || mobile"));
  }
}
