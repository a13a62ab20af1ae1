package org.gatehouse.login.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.login.codes.TwoFactors.caller;
import static org.gatehouse.login.codes.TwoFactors.type;

import java.net.HttpCookie;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.gatehouse.login.codes.TwoFactors;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.CopiedSession;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.HeldRows;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What sign-ins hold while they end, and in which order. */
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class EntranceIT {

  private static final String RENEWAL = "form#renew-form";
  private static final String ANOTHER = "violet umbrella over seven hills";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String danasRow;
  private String danasSignIn;
  private TwoFactors factors;
  private Visitor dana;
  private HttpCookie others;

  @BeforeEach
  void people() {
    account = accounts.create("entrance");
    accounts.user(account, "dana", "User");
    accounts.user(account, "ben", "User");
    String one =
        " from app_user where username = 'dana'"
            + " and account_id = (select id from account where slug = '%s')".formatted(account);
    danasRow = "select id" + one;
    danasSignIn = "select id from pending_sign_in where user_id = (" + danasRow + ")";
    factors = new TwoFactors(gatehouse, account);
    dana = gatehouse.visitor();
    Visitor ben = gatehouse.visitor();
    assertThat(factors.comesIn(ben, "ben")).isTrue();
    others = CopiedSession.cookie(ben);
  }

  @Test
  @Tag("A-113")
  @DisplayName(
      "A-113: nothing that ends somebody's sessions comes between his code and his session")
  void holdsWhoHasGivenHisCodeUntilHisSessionIsThere() throws Exception {
    factors.on();
    factors.asked(dana, "dana");
    String code = factors.code("dana", 1);
    // The sign-in ends the session that its browser had.
    dana.keep(others);
    Answer page = dana.open("/login/code");

    Answer home =
        HeldRows.meet(
            gatehouse,
            othersSession(),
            () -> type(dana, page, code),
            holder -> assertThat(HeldRows.free(gatehouse, danasRow)).isFalse());

    assertThat(caller(dana.follow(home))).isEqualTo("dana");
  }

  @Test
  @Tag("A-113")
  @DisplayName("A-113: nor between his new password and his session")
  void holdsWhoHasChosenAPasswordUntilHisSessionIsThere() throws Exception {
    expired();
    dana.keep(others);
    Answer page = dana.open("/login/renew");

    Answer home =
        HeldRows.meet(
            gatehouse,
            othersSession(),
            () -> dana.submit(page, RENEWAL, Map.of("password", ANOTHER)),
            holder -> assertThat(HeldRows.free(gatehouse, danasRow)).isFalse());

    assertThat(caller(dana.follow(home))).isEqualTo("dana");
  }

  @Test
  void holdsAPersonBeforeTheSignInThatHeBeginsAnew() throws Exception {
    factors.on();
    factors.asked(dana, "dana");

    Answer again =
        HeldRows.meet(
            gatehouse,
            danasRow,
            () -> dana.signIn(account + ":dana", Accounts.PASSWORD),
            holder -> assertThat(HeldRows.free(gatehouse, danasSignIn)).isTrue());

    assertThat(again.url().getPath()).isEqualTo("/login/code");
  }

  @Test
  void holdsAPersonBeforeTheSignInOfSomebodyElseInTheSameBrowser() throws Exception {
    factors.on();
    factors.asked(dana, "dana");

    HeldRows.meet(
        gatehouse,
        danasRow,
        () -> dana.signIn(account + ":ben", Accounts.PASSWORD),
        holder -> assertThat(HeldRows.free(gatehouse, danasSignIn)).isTrue());

    assertThat(HeldRows.free(gatehouse, danasSignIn)).as("is over").isFalse();
  }

  @Test
  void holdsAPersonBeforeTheSignInWhosePasswordHeRenews() throws Exception {
    expired();
    Answer page = dana.open("/login/renew");

    Answer home =
        HeldRows.meet(
            gatehouse,
            danasRow,
            () -> dana.submit(page, RENEWAL, Map.of("password", ANOTHER)),
            holder -> assertThat(HeldRows.free(gatehouse, danasSignIn)).isTrue());

    assertThat(caller(dana.follow(home))).isEqualTo("dana");
  }

  /** She comes to the page that asks for another password. */
  private void expired() throws SQLException {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute(
          "update app_user set password_changed_at = now() - interval '60 days' where id = ("
              + danasRow
              + ")");
    }
    String rules = "{\"maxLoginAttempts\":5,\"passwordValidityDays\":59}";
    assertThat(api.put("/accounts/" + account + "/policy", rules).status()).isEqualTo(200);
    assertThat(dana.signIn(account + ":dana", Accounts.PASSWORD).url().getPath())
        .isEqualTo("/login/renew");
  }

  private String othersSession() {
    return "select id from signed_in_session where token_hash = '%s'"
        .formatted(Tokens.hash(others.getValue()));
  }
}
