package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts of a sign-in whose user has changed since his password was read; on H2. */
class SignInUsersTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final TrailInMemory database = new TrailInMemory(NOW);
  private final List<AuditEvent> fired = new ArrayList<>();
  private SignInUsers users;
  private SignInUser dana;

  @BeforeEach
  void begin() throws SQLException {
    sql("alter table app_user drop constraint app_user_origin_known");
    sql(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    sql(
        "insert into app_user (id, public_id, account_id, username, username_key, email,"
            + " email_key, search_key, password_hash, origin, created_at, version) values (1, 'p1',"
            + " 7, 'dana', 'dana', 'dana@contoso.example', 'dana@contoso.example', 'dana', 'old',"
            + " 'MANUAL', timestamp '2020-01-01 00:00:00', 1)");
    users =
        new Wiring(database.entries(), fired)
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .with(Secrets.class, new Secrets(List.of(new byte[32])))
            .with(CurrentCaller.class, new CurrentCaller())
            .with(Settings.class, TestSettings.untouched())
            .get(SignInUsers.class);
    dana = in(() -> users.get(1));
  }

  /** In an account of his own. */
  private void other(long id, String username, String email) throws SQLException {
    sql(
        "insert into account (id, slug, name, language, created_at, version) values (%d, '%s',"
                .formatted(id, id == 8 ? "fabrikam" : "northwind")
            + " 'Other', 'en', timestamp '2020-01-01 00:00:00', 1)");
    sql(
        """
        insert into app_user (id, public_id, account_id, username, username_key, email, email_key, search_key,
          password_hash, origin, created_at, version)
        values (%1$d, 'p%1$d', %1$d, '%2$s', '%2$s', '%3$s', '%3$s', '%2$s', 'hash', 'MANUAL',
          timestamp '2020-01-01 00:00:00', 1)
        """
            .formatted(id, username, email));
  }

  private Optional<Long> found(String typed) {
    return in(() -> users.find(typed).map(SignInUser::id));
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void knowsSomebodyByHisAddressWhateverOthersAreCalled() throws SQLException {
    other(8, "dana@contoso.example", "eve@fabrikam.example");
    other(9, "dana@contoso.example", "mallory@northwind.example");

    assertThat(found("dana@contoso.example")).contains(1L);
    assertThat(found("fabrikam:dana@contoso.example")).contains(8L);
  }

  @Test
  void knowsSomebodyByANameThatIsNobodysAddress() throws SQLException {
    other(8, "eve@old.example", "eve@fabrikam.example");
    assertThat(found("eve@old.example")).contains(8L);

    other(9, "eve@old.example", "mallory@northwind.example");
    assertThat(found("eve@old.example")).isEmpty();
  }

  @Test
  void knowsNobodyByAnAddressThatSeveralHaveUnlessOneHasItAsHisName() throws SQLException {
    other(8, "eve", "dana@contoso.example");
    assertThat(found("dana@contoso.example")).isEmpty();

    other(9, "dana@contoso.example", "dana@contoso.example");
    assertThat(found("dana@contoso.example")).contains(9L);
  }

  @Test
  void knowsNobodyByANameThatSeveralHave() throws SQLException {
    assertThat(found("dana")).contains(1L);

    other(8, "dana", "dana@fabrikam.example");
    assertThat(found("dana")).isEmpty();
  }

  @Test
  void refusesTheFormerPassword() throws SQLException {
    sql("update app_user set password_hash = 'new' where id = 1");

    assertThat(in(() -> users.signedIn(dana, SignIn.Way.PASSWORD))).isFalse();
    assertThat(fired).isEmpty();
    assertThat(in(() -> users.signedIn(dana, SignIn.Way.PASSKEY))).isTrue();
  }

  @Test
  void refusesWhoIsKeptOutByNow() throws SQLException {
    sql("update app_user set locked_at = current_timestamp, locked_reason = 'ATTEMPTS'");
    assertThat(in(() -> users.signedIn(dana, SignIn.Way.PASSWORD))).isTrue();

    sql("update app_user set locked_reason = 'BY_HAND'");
    assertThat(in(() -> users.signedIn(dana, SignIn.Way.PASSKEY))).isFalse();

    sql("update app_user set locked_at = null, disabled_at = current_timestamp");
    assertThat(in(() -> users.signedIn(dana, SignIn.Way.SSO))).isFalse();
  }

  @Test
  void putsNoNewHashOfTheFormerPasswordOverAnotherOne() throws SQLException {
    SignInUser better = in(() -> users.rehashed(dana, "better"));
    assertThat(better.passwordHash()).contains("better");
    assertThat(in(() -> users.signedIn(better, SignIn.Way.PASSWORD))).isTrue();

    sql("update app_user set password_hash = 'new' where id = 1");
    assertThat(in(() -> users.rehashed(better, "best")).passwordHash()).contains("better");
    assertThat(in(() -> users.get(1)).passwordHash()).contains("new");
  }

  private void sql(String statement) throws SQLException {
    try (var statements = database.database().createStatement()) {
      statements.execute(statement);
    }
  }

  private <T> T in(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    database.inTransaction(() -> result.add(work.get()));
    database.entries();
    return result.get(0);
  }
}
