package org.gatehouse.login.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.AccountStatus;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.SignInUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("once only single sign-on lets people in, a half-finished sign-in")
class HalfSignInsElsewhereTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final String ELSEWHERE = "https://gatehouse.example/login/saml/contoso/";

  private final TrailInMemory database = new TrailInMemory(NOW);
  private Optional<String> elsewhere = Optional.empty();
  private Wiring wiring;

  @BeforeEach
  void begin() throws SQLException {
    sql("alter table app_user drop constraint app_user_origin_known");
    sql(
        "insert into account (id, slug, name, language, created_at, version)"
            + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    sql(
        "insert into app_user (id, public_id, account_id, username, username_key, email,"
            + " email_key, origin, password_hash, created_at, version) values (1, 'p1', 7, 'dana',"
            + " 'dana', 'dana@contoso.example', 'dana@contoso.example', 'MANUAL', 'hash',"
            + " timestamp '2020-01-01 00:00:00', 1)");
    wiring =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, database.clock())
            .with(CurrentCaller.class, new CurrentCaller())
            .with(Secrets.class, new Secrets(List.of(new byte[32])))
            .with(Accounts.class, new Contoso());
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: by a password or a passkey leads to no session")
  void leadsToNoSession() {
    for (var way : List.of(SignIn.Way.PASSWORD, SignIn.Way.PASSKEY)) {
      elsewhere = Optional.empty();
      String token = begun(way, false);
      elsewhere = Optional.of(ELSEWHERE);

      assertThatThrownBy(() -> finish(token))
          .isInstanceOfSatisfying(
              BusinessException.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
                assertThat(refused.key()).isEqualTo("login.elsewhere");
              });

      elsewhere = Optional.empty();
      assertThat(finish(token).welcome()).as("passwords are accepted again").isPresent();
    }
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: that an emergency code has opened goes on, and that of the provider")
  void goesOn() throws SQLException {
    elsewhere = Optional.of(ELSEWHERE);

    assertThat(finish(begun(SignIn.Way.PASSWORD, true)).welcome()).isPresent();
    assertThat(finish(begun(SignIn.Way.SSO, false)).welcome()).isPresent();
    String former = begun(SignIn.Way.PASSWORD, false);
    sql("update pending_sign_in set spared = null");
    assertThat(finish(former).welcome()).as("begun at a node of a former version").isPresent();
  }

  private String begun(SignIn.Way way, boolean spared) {
    return in(
        () ->
            wiring
                .get(PendingSignIns.class)
                .begin(
                    new Proof(
                        wiring.get(SignInUsers.class).get(1),
                        way,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        spared),
                    List.of(Step.CODE)));
  }

  private Passage finish(String token) {
    return in(
        () ->
            wiring
                .get(SignInSteps.class)
                .done(
                    wiring.get(PendingSignIns.class).hold(token).orElseThrow(),
                    Step.CODE,
                    Optional.empty(),
                    DeviceTokens.NONE));
  }

  private <T> T in(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    try {
      database.inTransaction(() -> result.add(work.get()));
    } finally {
      database.entries();
    }
    return result.get(0);
  }

  private void sql(String statement) throws SQLException {
    try (var prepared = database.database().prepareStatement(statement)) {
      prepared.execute();
    }
  }

  /** The account, whose people sign in where the test says. */
  private final class Contoso extends Accounts {

    @Override
    public Optional<String> findOtherWayIn(long accountId) {
      return elsewhere;
    }

    @Override
    public AccountDetails get(long id) {
      return new AccountDetails(
          id,
          "contoso",
          "Contoso",
          null,
          "en",
          false,
          NOW,
          AccountStatus.ACTIVE,
          AccountStatus.ACTIVE,
          null);
    }
  }
}
