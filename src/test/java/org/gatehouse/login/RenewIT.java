package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A password that is too old leads to another one, and to nothing else. */
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
class RenewIT {

  private static final String FORM = "form#renew-form";
  private static final String ANOTHER = "violet umbrella over seven hills";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;

  @BeforeEach
  void people() throws SQLException {
    account = accounts.create("renew");
    accounts.user(account, "mia", "Account Manager");
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute(
          "update app_user set password_changed_at = now() - interval '60 days'"
              + " where account_id = (select id from account where slug = '"
              + account
              + "')");
    }
  }

  @Test
  @Tag("A-104")
  @Tag("A-105")
  @Tag("A-107")
  @DisplayName("A-104: an expired password leads to a new one only, and then everything opens")
  void leadsToANewPasswordAndNothingElse() {
    validity(61);
    Visitor early = signedIn(Accounts.PASSWORD);
    assertThat(early.get("/").status()).as("A-105: not old enough").isEqualTo(200);

    validity(59);
    Visitor mia = gatehouse.visitor();
    Answer asked = mia.signIn(account + ":mia", Accounts.PASSWORD);
    assertThat(asked.url().getPath()).isEqualTo("/login/renew");
    assertThat(asked.page().selectFirst("h1").text()).isEqualTo("Choose a new password");
    for (String path : List.of("/", "/users", "/policy", "/profile", "/audit", "/switch")) {
      assertThat(mia.get(path).header("Location")).as(path).isEqualTo("/login");
    }
    Answer same = mia.submit(asked, FORM, Map.of("password", Accounts.PASSWORD));
    assertThat(same.page().selectFirst("#password-reason")).as(same.toString()).isNotNull();
    Answer weak = mia.submit(mia.open("/login/renew"), FORM, Map.of("password", "short"));
    assertThat(weak.page().selectFirst("#password-reason")).isNotNull();
    assertThat(mia.get("/").header("Location")).isEqualTo("/login");

    Answer in = mia.submit(mia.open("/login/renew"), FORM, Map.of("password", ANOTHER));
    assertThat(in.header("Location")).isEqualTo("/");
    assertThat(mia.get("/").header("Location")).as("where she wanted to go").isEqualTo("/audit");
    assertThat(mia.get("/").status()).isEqualTo(200);
    assertThat(early.get("/").header("Location")).as("signed out elsewhere").isEqualTo("/login");
    assertThat(gatehouse.visitor().signIn(account + ":mia", ANOTHER).url().getPath())
        .isEqualTo("/");
    assertThat(descriptions()).contains("Password updated.").contains("User logged in");
  }

  @Test
  void opensWithoutABegunSignInTheWayBackOnly() {
    Answer answer = gatehouse.visitor().open("/login/renew");

    assertThat(answer.page().selectFirst("h1").text()).isEqualTo("Sign in again");
    assertThat(answer.page().select(FORM)).isEmpty();
  }

  private void validity(int days) {
    assertThat(
            api.put(
                    "/accounts/" + account + "/policy",
                    "{\"maxLoginAttempts\":5,\"passwordValidityDays\":" + days + "}")
                .status())
        .isEqualTo(200);
  }

  private Visitor signedIn(String password) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":mia", password);
    return visitor;
  }

  private String descriptions() {
    return String.join(
        " ",
        api.get("/accounts/" + account + "/audit/events")
            .json()
            .path("items")
            .findValuesAsText("description"));
  }
}
