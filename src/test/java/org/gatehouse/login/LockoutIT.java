package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Too many wrong passwords in a row lock, exactly, and are no weapon against the owner. */
class LockoutIT {

  private static final String FORM = "form:has(input[type=password])";
  private static final int MAXIMUM = 5;

  /** So many that a slow machine computes them within the time that somebody waits for his turn. */
  private static final int GUESSERS = 20;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;

  @BeforeEach
  void account() {
    account = accounts.create("lockout");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "dana", "User");
  }

  @Test
  @Tag("A-101")
  @Tag("A-16")
  @DisplayName("A-101: of a hundred guesses at once five are judged, and the fifth locks")
  void judgesNoMoreOfAHundredGuessesAtOnceThanAreFree() throws Exception {
    List<Form> forms = forms(100);

    List<Integer> statuses =
        AtOnce.statuses(100, number -> forms.get(number).send("wrong " + number).status());

    assertThat(statuses).doesNotContain(500).hasSize(100);
    assertThat(entries("Sign-in refused: wrong password.")).hasSize(MAXIMUM);
    assertThat(entries("User locked.")).hasSize(1);
    assertThat(entries("User locked.").get(0).path("username").asText()).isEqualTo("system");
    assertThat(status()).isEqualTo("LOCKED");
    assertThat(mayComeIn(gatehouse.visitor())).isFalse();
  }

  @Test
  @Tag("A-101")
  void letsFiftyRightSignInsInAtOnceWhileOthersGuess() throws Exception {
    List<Form> forms = forms(50 + MAXIMUM - 1);

    List<Integer> statuses =
        AtOnce.statuses(
            forms.size(),
            number -> forms.get(number).send(number < 50 ? Accounts.PASSWORD : "wrong").status());

    assertThat(statuses.subList(0, 50)).containsOnly(302);
    assertThat(status()).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("A-101")
  void letsTheOwnersDeviceInWhileOthersGuess() throws Exception {
    Visitor owner = gatehouse.visitor();
    assertThat(mayComeIn(owner)).isTrue();
    List<Form> forms = forms(GUESSERS);
    List<Boolean> came = Collections.synchronizedList(new ArrayList<>());

    AtOnce.statuses(
        GUESSERS + 1,
        number -> {
          if (number < GUESSERS) {
            return forms.get(number).send("wrong").status();
          }
          for (int i = 0; i < 3; i++) {
            came.add(mayComeIn(owner));
          }
          return 0;
        });

    assertThat(came).containsExactly(true, true, true);
  }

  @Test
  @Tag("A-101")
  void theRightOneBeginsTheCountAnew() {
    wrong(gatehouse.visitor(), MAXIMUM - 1);
    assertThat(mayComeIn(gatehouse.visitor())).isTrue();
    wrong(gatehouse.visitor(), MAXIMUM - 1);

    assertThat(status()).isEqualTo("ACTIVE");
    assertThat(mayComeIn(gatehouse.visitor())).isTrue();
  }

  @Test
  @Tag("A-101")
  void countsInARowOnOneBrowserToo() throws Exception {
    Visitor dana = gatehouse.visitor();
    assertThat(mayComeIn(dana)).isTrue();
    wrong(dana, MAXIMUM - 1);
    assertThat(mayComeIn(dana)).isTrue();

    wrong(dana, MAXIMUM);

    assertThat(status()).isEqualTo("LOCKED");
    assertThat(mayComeIn(dana)).isFalse();
    assertThat(mayComeIn(gatehouse.visitor())).isFalse();
    var mail = new Mailbox(gatehouse).mailTo("dana@" + account + ".example", "is locked");
    assertThat(MailText.of(mail)).contains("on this device your password does not work any more");
  }

  @Test
  @Tag("A-101")
  @DisplayName("A-101: an automatic lock spares the owner's devices and sessions, a manager's none")
  void sparesTheOwnersDevicesUnlessAManagerLocks() {
    Visitor laptop = gatehouse.visitor();
    Visitor phone = gatehouse.visitor();
    assertThat(mayComeIn(laptop)).isTrue();
    assertThat(mayComeIn(phone)).isTrue();

    wrong(gatehouse.visitor(), MAXIMUM);

    assertThat(laptop.get("/").status()).as("his session goes on").isEqualTo(200);
    assertThat(mayComeIn(laptop)).isTrue();
    wrong(phone, MAXIMUM);
    assertThat(mayComeIn(phone)).as("its own count").isFalse();
    assertThat(mayComeIn(laptop)).isTrue();

    assertThat(api.post(users + "/dana/lock", "").status()).isEqualTo(204);
    assertThat(laptop.get("/").redirects()).as("signed out").isTrue();
    assertThat(mayComeIn(laptop)).isFalse();
  }

  @Test
  @Tag("A-14")
  void unlockingBeginsTheCountAnew() {
    Visitor working = gatehouse.visitor();
    working.signIn(account + ":dana", Accounts.PASSWORD);
    wrong(gatehouse.visitor(), MAXIMUM);
    assertThat(mayComeIn(gatehouse.visitor())).isFalse();

    assertThat(api.post(users + "/dana/unlock", "").status()).isEqualTo(204);

    assertThat(working.get("/").status()).as("whoever works on is not put out").isEqualTo(200);
    wrong(gatehouse.visitor(), MAXIMUM - 1);
    assertThat(mayComeIn(gatehouse.visitor())).isTrue();
    assertThat(entries("User unlocked.")).hasSize(1);
  }

  @Test
  @Tag("A-102")
  void tellsTheOwnerByMailInHisLanguageWhatToDo() throws Exception {
    api.put(users + "/dana", "{\"firstName\":\"Dana\",\"language\":\"de\"}");

    wrong(gatehouse.visitor(), MAXIMUM + 2);

    var mail =
        new Mailbox(gatehouse).mailTo("dana@" + account + ".example", "Ihr Passwort ist gesperrt");
    assertThat(MailText.of(mail))
        .contains("Guten Tag Dana", "nach 5 falschen", "127.0.0.1", gatehouse.url() + "/login");
    assertThat(MailText.of(mail)).doesNotContain("wrong");
  }

  @Test
  @Tag("A-102")
  void answersUnknownWrongLockedAndDisabledByTheSameTextStatusAndSize() {
    accounts.user(account, "hand", "User");
    accounts.user(account, "auto", "User");
    accounts.user(account, "gone", "User");
    api.post(users + "/hand/lock", "");
    api.post(users + "/gone/disable", "");
    wrong(gatehouse.visitor(), "auto", MAXIMUM);

    Answer unknown = signIn("none", Accounts.PASSWORD);
    for (Answer answer :
        List.of(
            signIn("dana", "not the right password it is"),
            signIn("auto", Accounts.PASSWORD),
            signIn("hand", Accounts.PASSWORD),
            signIn("gone", Accounts.PASSWORD))) {
      assertThat(answer.status()).isEqualTo(unknown.status());
      assertThat(plain(answer)).isEqualTo(plain(unknown));
      assertThat(answer.response().headers().map().keySet())
          .isEqualTo(unknown.response().headers().map().keySet());
      assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void locksNobodyOfTheSameNameInAnotherAccount() {
    String other = accounts.create("lockout");
    accounts.user(other, "dana", "User");

    wrong(gatehouse.visitor(), MAXIMUM);

    assertThat(status()).isEqualTo("LOCKED");
    Visitor namesake = gatehouse.visitor();
    assertThat(caller(namesake.signIn(other + ":dana", Accounts.PASSWORD))).isEqualTo("dana");
  }

  @Test
  @Tag("A-106")
  void neverLocksWhoHasNoPassword() {
    api.post(users, "{\"username\":\"nora\",\"email\":\"nora@%s.example\"}".formatted(account));

    wrong(gatehouse.visitor(), "nora", MAXIMUM + 2);

    assertThat(api.get(users + "/nora").json().path("locked").asBoolean()).isFalse();
  }

  @Test
  @Tag("A-106")
  void whereSingleSignOnIsEnforcedGuessingEndsAndNobodyIsLocked() {
    singleSignOn(true);
    assertThat(complaint(signIn("dana", Accounts.PASSWORD))).contains("/login/saml/" + account);

    wrong(gatehouse.visitor(), MAXIMUM);

    assertThat(complaint(signIn("dana", Accounts.PASSWORD))).doesNotContain("/login/saml/");
    assertThat(status()).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("A-106")
  void guessesWhileSingleSignOnIsEnforcedLockNobodyAfterIt() {
    singleSignOn(true);
    wrong(gatehouse.visitor(), MAXIMUM);

    singleSignOn(false);

    assertThat(mayComeIn(gatehouse.visitor())).isTrue();
    assertThat(status()).isEqualTo("ACTIVE");
  }

  /** Single sign-on takes the place of passwords, or does no more. */
  private void singleSignOn(boolean enabled) {
    String certificate =
        TestIdentityProvider.named("https://idp.example/lockout").pem().replace("\n", "\\n");
    Answer saved =
        api.put(
            "/accounts/" + account + "/sso",
            """
            {"idpEntityId":"https://idp.example/lockout","certificates":["%s"],
             "ssoUrl":"https://idp.example/sso","logoutUrl":"https://idp.example/out","enabled":%s}
            """
                .formatted(certificate, enabled));
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
  }

  @Test
  @Tag("A-14")
  void aManagersLockTakesThePlaceOfAnAutomaticOne() {
    Visitor laptop = gatehouse.visitor();
    assertThat(mayComeIn(laptop)).isTrue();
    wrong(gatehouse.visitor(), MAXIMUM);

    assertThat(api.post(users + "/dana/lock", "").status()).isEqualTo(204);

    assertThat(mayComeIn(laptop)).isFalse();
    assertThat(entries("User locked.")).hasSize(2);
  }

  /** A login page that somebody has opened, to be sent in a moment. */
  private record Form(Visitor visitor, Answer page, String name) {

    Answer send(String password) {
      return visitor.submit(page, FORM, Map.of("username", name, "password", password));
    }
  }

  private List<Form> forms(int count) {
    List<Form> forms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      forms.add(form(gatehouse.visitor(), "dana"));
    }
    return forms;
  }

  private Form form(Visitor visitor, String name) {
    return new Form(visitor, visitor.open("/login"), account + ":" + name);
  }

  private Answer signIn(String name, String password) {
    return form(gatehouse.visitor(), name).send(password);
  }

  private void wrong(Visitor visitor, int times) {
    wrong(visitor, "dana", times);
  }

  private void wrong(Visitor visitor, String name, int times) {
    visitor.get("/logout");
    for (int i = 0; i < times; i++) {
      assertThat(form(visitor, name).send("wrong").redirects()).isFalse();
    }
  }

  private boolean mayComeIn(Visitor visitor) {
    visitor.get("/logout");
    return caller(visitor.signIn(account + ":dana", Accounts.PASSWORD)).equals("dana");
  }

  private String status() {
    return api.get(users + "/dana").json().path("status").asText();
  }

  private List<JsonNode> entries(String description) {
    List<JsonNode> found = new ArrayList<>();
    api.get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .path("items")
        .forEach(
            entry -> {
              if (entry.path("description").asText().equals(description)) {
                found.add(entry);
              }
            });
    return found;
  }

  private static String caller(Answer answer) {
    return answer.page().select("#caller").text();
  }

  private static String complaint(Answer answer) {
    return answer.page().select("#notices .notice").text();
  }

  /** Without what is random in every answer, and with the names, which have the same length. */
  private static String plain(Answer answer) {
    return answer
        .body()
        .replaceAll(
            "(name=\"(?:jakarta.faces.ViewState|primefaces.nonce)\"[^>]*value=\")[^\"]*", "$1")
        .replaceAll("nonce=\"[^\"]*\"", "nonce")
        .replaceAll("lockout-\\d+-\\d+:[a-z]{4}", "name");
  }
}
