package org.gatehouse.trail.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.gatehouse.platform.crypto.SecretSample;

/** The key that signs some account's checkpoints. */
@ApplicationScoped
public class SignersSample implements SecretSample {

  private static final String ANY =
      "select account_id, secret from audit_signer fetch first 1 rows only";

  @Override
  public Optional<Sealed> find(Connection database) throws SQLException {
    try (Statement query = database.createStatement();
        ResultSet row = query.executeQuery(ANY)) {
      return row.next()
          ? Optional.of(new Sealed(row.getString(2), Signers.purpose(row.getLong(1))))
          : Optional.empty();
    }
  }
}
