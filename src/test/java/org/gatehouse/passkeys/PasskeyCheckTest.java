package org.gatehouse.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.SignInUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose passkey still counts; on H2. */
class PasskeyCheckTest {

  private final TrailInMemory database = new TrailInMemory(Instant.parse("2026-11-28T08:00:00Z"));
  private final PasskeyCheck check = new PasskeyCheck();

  @BeforeEach
  void passkey() throws SQLException {
    check.passkeys = new Passkeys();
    check.passkeys.em = database.entries();
    sql("alter table app_user drop constraint app_user_origin_known");
    sql(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    sql(
        "insert into app_user (id, public_id, account_id, username, username_key, email,"
            + " email_key, origin, created_at, version) values (1, 'p1', 7, 'dana', 'dana',"
            + " 'dana@contoso.example', 'dana@contoso.example', 'MANUAL',"
            + " timestamp '2020-01-01 00:00:00', 1)");
    sql(
        "insert into passkey (id, account_id, user_id, name, credential_hash, credential_id,"
            + " credential, transports, sign_count, backup_eligible, backed_up, created_at)"
            + " values (1, 7, 1, 'Laptop', '"
            + Tokens.hash("key")
            + "', 'key', 'k', 'usb', 0, false, false, timestamp '2020-01-01 00:00:00')");
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void takesAPasskeyForItsOwnersWhileItIsThere() throws SQLException {
    assertThat(check.counts(proof(1, Optional.of("key")))).isTrue();
    assertThat(check.counts(proof(2, Optional.of("key")))).isFalse();

    sql("delete from passkey");

    assertThat(check.counts(proof(1, Optional.of("key")))).isFalse();
  }

  @Test
  void leavesTheOtherWaysAlone() {
    assertThat(check.counts(proof(1, Optional.empty()))).isTrue();
  }

  private void sql(String statement) throws SQLException {
    try (var one = database.database().createStatement()) {
      one.execute(statement);
    }
  }

  private static Proof proof(long user, Optional<String> passkey) {
    var who =
        new SignInUser(
            user,
            7,
            "somebody",
            "Somebody",
            "somebody@contoso.example",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            false,
            false,
            false,
            Optional.empty());
    return passkey
        .map(key -> Proof.by(key, who, Optional.empty()))
        .orElseGet(() -> new Proof(who, SignIn.Way.PASSWORD, Optional.empty()));
  }
}
