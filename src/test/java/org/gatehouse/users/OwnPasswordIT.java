package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People who change their own password. */
class OwnPasswordIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;

  @BeforeEach
  void account() {
    account = accounts.create("own");
    accounts.user(account, "dana", "User");
  }

  @Test
  void changesItForWhoeverKnowsThePresentOneAndEndsHisOtherSessions() throws Exception {
    Visitor here = signedIn(Accounts.PASSWORD);
    Visitor there = signedIn(Accounts.PASSWORD);

    Answer wrong = change(here, "not the present one", "a ferry in the fog");
    assertThat(wrong.page().select("#current-reason").text())
        .isEqualTo("This is not your present password.");
    assertThat(wrong.page().select("#change-password").hasAttr("open")).isTrue();
    assertThat(there.get("/profile").status()).isEqualTo(200);

    Answer done = change(here, Accounts.PASSWORD, "a ferry in the fog");
    assertThat(done.page().select("#notices").text()).contains("Your password is changed.");
    assertThat(here.get("/profile").status()).isEqualTo(200);
    assertThat(there.get("/profile").redirects()).as("signed out").isTrue();
    assertThat(signedIn(Accounts.PASSWORD).get("/profile").redirects()).isTrue();
    assertThat(signedIn("a ferry in the fog").get("/profile").status()).isEqualTo(200);
    new Mailbox(gatehouse).mailTo("dana@" + account + ".example", "was changed");
    assertThat(descriptions()).contains("Password update failed.", "Password updated.");
  }

  @Test
  void takesNoneOfTheLastFive() {
    Visitor dana = signedIn(Accounts.PASSWORD);
    String now = Accounts.PASSWORD;
    for (int i = 1; i <= 4; i++) {
      String next = "a ferry in the fog, number " + i;
      change(dana, now, next);
      now = next;
    }

    for (String used : List.of(now, "a ferry in the fog, number 1", Accounts.PASSWORD)) {
      assertThat(change(dana, now, used).page().select("#password-reason").text())
          .as(used)
          .startsWith("This is one of your last five passwords.");
    }
    change(dana, now, "a ferry in the fog, number 5");
    change(dana, "a ferry in the fog, number 5", Accounts.PASSWORD);
    assertThat(signedIn(Accounts.PASSWORD).get("/profile").status())
        .as("the sixth last may come back")
        .isEqualTo(200);
  }

  @Test
  void refusesWhatTheRulesRefuse() {
    Visitor dana = signedIn(Accounts.PASSWORD);

    assertThat(change(dana, Accounts.PASSWORD, "short").page().select("#password-reason").text())
        .isEqualTo("Use 8 to 256 characters.");
    assertThat(
            change(dana, Accounts.PASSWORD, "Sunshine99!").page().select("#password-reason").text())
        .contains("among the first that guessers try");
    assertThat(signedIn(Accounts.PASSWORD).get("/profile").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A-101: wrong ones typed into the profile count, and the last of them locks")
  void countsWrongOnesAsSignInsDo() throws Exception {
    Visitor dana = signedIn(Accounts.PASSWORD);
    for (int wrong = 1; wrong <= 4; wrong++) {
      assertThat(change(dana, "wrong " + wrong, "a ferry in the fog").status()).isEqualTo(200);
    }
    assertThat(status()).isEqualTo("ACTIVE");

    Answer last = change(dana, "wrong 5", "a ferry in the fog");

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.page().select("#notices").text()).contains("Too many wrong passwords");
    assertThat(status()).isEqualTo("LOCKED");
    assertThat(change(dana, Accounts.PASSWORD, "a ferry in the fog").status())
        .as("nobody learns any more whether it is right")
        .isEqualTo(429);
    var mail = new Mailbox(gatehouse).mailTo("dana@" + account + ".example", "locked");
    assertThat(MailText.of(mail))
        .contains("typed in an open session from the address 127.0.0.1", "ends all your sessions")
        .doesNotContain("Nobody got in");
  }

  @Test
  @Tag("A-101")
  @DisplayName("A-101: what others guess at the sign-in does not stop whoever is signed in")
  void goesOnWhereOthersGuessesHaveLockedHim() {
    Visitor dana = signedIn(Accounts.PASSWORD);
    Visitor unknown = gatehouse.visitor();
    dana.cookies().stream()
        .filter(cookie -> !cookie.getName().equals("gh_device"))
        .forEach(unknown::keep);
    for (int wrong = 1; wrong <= 5; wrong++) {
      signedIn("wrong " + wrong);
    }
    assertThat(status()).isEqualTo("LOCKED");

    for (int wrong = 1; wrong <= 4; wrong++) {
      assertThat(change(unknown, "wrong " + wrong, "a ferry in the fog").status())
          .as("in a session that no device knows")
          .isEqualTo(200);
    }
    assertThat(change(unknown, "wrong 5", "a ferry in the fog").status()).isEqualTo(429);
    assertThat(change(unknown, Accounts.PASSWORD, "a ferry in the fog").status())
        .as("its own count")
        .isEqualTo(429);

    Answer done = change(dana, Accounts.PASSWORD, "a ferry in the fog");
    assertThat(done.page().select("#notices").text()).contains("Your password is changed.");
  }

  private String status() {
    return api.get("/accounts/" + account + "/users/dana").json().path("status").asText();
  }

  private Answer change(Visitor visitor, String current, String wanted) {
    return visitor.follow(
        visitor.submit(
            visitor.open("/profile"),
            "#password-form",
            Map.of("current", current, "password", wanted)));
  }

  private Visitor signedIn(String password) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":dana", password);
    return visitor;
  }

  private List<String> descriptions() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .path("items")
        .findValuesAsText("description");
  }
}
