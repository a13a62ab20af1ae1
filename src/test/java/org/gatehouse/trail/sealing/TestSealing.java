package org.gatehouse.trail.sealing;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;

/** Seals on H2 without a server around it. */
public final class TestSealing {

  private TestSealing() {}

  /** Seals what waits, at most so much as one batch takes; how many events. */
  public static int seal(Connection database, Instant now) {
    Signers signers = signers(now);
    try {
      Waiting waiting = Waiting.read(Set.of(), database);
      return waiting.rows().isEmpty()
          ? 0
          : new Sealing(database, false, signers, now).seal(waiting);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a key of an account, of which no event tells. */
  public static SigningKey add(long account, Connection database, Instant now) {
    try {
      List<SigningKey> before = Signers.list(account, database);
      signers(now).add(account, before.get(before.size() - 1), database);
      return Signers.list(account, database).get(before.size());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Signers signers(Instant now) {
    Signers signers = new Signers();
    signers.settings = TestSettings.untouched();
    signers.secrets = new Secrets(List.of(new byte[32]));
    signers.clock = Clock.fixed(now, ZoneOffset.UTC);
    return signers;
  }

  /** Reads what was sealed. */
  public static SealedLog log(EntityManager em) {
    SealedLog log = new SealedLog();
    log.em = em;
    return log;
  }

  /** The newest checkpoint of an account. */
  public static Checkpoint latest(long account, Connection database) {
    return CheckpointRows.latest(account, database).orElseThrow();
  }
}
