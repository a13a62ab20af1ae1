package org.gatehouse.platform.crypto;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A feature's secret that nearly every database has, to try a key on. */
public interface SecretSample {

  /** A ciphertext with the purpose that it was encrypted for. */
  record Sealed(String ciphertext, String purpose) {}

  /** One of its secrets; empty where there is none yet. */
  Optional<Sealed> find(Connection database) throws SQLException;
}
