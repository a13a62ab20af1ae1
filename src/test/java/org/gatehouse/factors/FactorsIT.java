package org.gatehouse.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.login.codes.TwoFactors.caller;
import static org.gatehouse.login.codes.TwoFactors.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.BaseEncoding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.login.codes.TwoFactors;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.CopiedSession;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.HeldRows;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Authenticator apps and recovery codes, from their setting up to their end. */
class FactorsIT {

  private static final String PAGE = "/profile/factors";
  private static final long STEP = 30;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String factorsOfDana;
  private TwoFactors factors;
  private Visitor dana;

  @BeforeEach
  void account() {
    account = accounts.create("app");
    factorsOfDana = "/accounts/" + account + "/users/dana/factors";
    accounts.user(account, "dana", "User");
    factors = new TwoFactors(gatehouse, account);
    dana = gatehouse.visitor();
    factors.comesIn(dana, "dana");
  }

  @Test
  @DisplayName("an app is the owner's when it has shown a code, and each code opens once")
  void setsUpAnApp() throws Exception {
    Visitor elsewhere = gatehouse.visitor();
    factors.comesIn(elsewhere, "dana");
    Answer form = dana.open(PAGE + "?do=app");
    byte[] secret = secret(form);
    assertThat(add(form, "000000", Accounts.PASSWORD).page().select("#code-reason").text())
        .contains("not the code that the app shows");
    String enrolled = code(secret, 0);
    Answer wrong = add(form, enrolled, "wrong");
    assertThat(wrong.page().select("#current-reason").text()).isNotEmpty();
    assertThat(secret(wrong)).as("the same key again").isEqualTo(secret);

    Answer done = add(wrong, enrolled, Accounts.PASSWORD);

    assertThat(done.page().select("#codes li")).hasSize(10);
    assertThat(dana.open(PAGE).page().select("#codes")).as("shown once").isEmpty();
    assertThat(elsewhere.get("/").redirects()).as("his other session").isTrue();
    assertThat(dana.get("/").status()).isEqualTo(200);
    assertThat(kinds()).containsExactly("totp", "recovery");
    factors.on();
    Visitor fresh = gatehouse.visitor();
    Answer page = factors.asked(fresh, "dana");
    assertThat(page.page().select("h1").text()).isEqualTo("Open your authenticator app");
    assertThat(type(fresh, page, enrolled).redirects()).as("used").isFalse();
    String now = code(secret, STEP);
    assertThat(caller(fresh.follow(type(fresh, page, now)))).isEqualTo("dana");
    Visitor thief = gatehouse.visitor();
    assertThat(type(thief, factors.asked(thief, "dana"), now).redirects()).isFalse();
    assertThat(factors.mails("dana")).as("no code was sent").isEmpty();
    assertThat(factors.descriptions())
        .contains("Second factor added (totp).", "Adding a second factor failed (totp).");
    assertThat(mail("A second factor is new")).contains("Authenticator app", "127.0.0.1");
  }

  @Test
  void leavesNoTraceOfKeysAndCodesInTheLog() throws Exception {
    Answer form = dana.open(PAGE + "?do=app");
    byte[] secret = secret(form);
    String code = code(secret, 0);
    List<String> codes = add(form, code, Accounts.PASSWORD).page().select("#codes li").eachText();

    String log =
        api.get("/accounts/" + account + "/audit/events?limit=1000").body()
            + api.get(factorsOfDana).body();

    assertThat(log).doesNotContain(code, AppCodes.text(secret)).doesNotContain(codes);
  }

  @Test
  @DisplayName("a recovery code opens once, in any case, and its owner is told")
  void usesARecoveryCodeOnce() throws Exception {
    List<String> codes = recoveryCodes();
    factors.on();
    Visitor fresh = gatehouse.visitor();
    factors.asked(fresh, "dana");
    Answer page = fresh.open("/login/code?way=recovery");

    Answer home = type(fresh, page, codes.get(3).toLowerCase(Locale.ROOT));

    assertThat(caller(fresh.follow(home))).isEqualTo("dana");
    assertThat(api.get(factorsOfDana).json().at("/factors/0/left").asInt()).isEqualTo(9);
    Visitor again = gatehouse.visitor();
    factors.asked(again, "dana");
    assertThat(type(again, again.open("/login/code?way=recovery"), codes.get(3)).redirects())
        .isFalse();
    assertThat(mail("A recovery code was used")).contains("So many are left: 9");
    assertThat(factors.descriptions()).contains("Recovery code used, 9 left.");
  }

  @Test
  void makesOlderRecoveryCodesWorthless() throws Exception {
    List<String> older = recoveryCodes();
    List<String> newer = recoveryCodes();
    factors.on();
    Visitor fresh = gatehouse.visitor();
    factors.asked(fresh, "dana");
    Answer page = fresh.open("/login/code?way=recovery");

    assertThat(type(fresh, page, older.get(0)).redirects()).isFalse();
    assertThat(caller(fresh.follow(type(fresh, page, newer.get(0))))).isEqualTo("dana");
  }

  @Test
  void isRemovedByItsOwnerWithHisPassword() throws Exception {
    Answer form = dana.open(PAGE + "?do=app");
    add(form, code(secret(form), 0), Accounts.PASSWORD);
    String id = api.get(factorsOfDana).json().at("/factors/0/id").asText();
    Answer remove = dana.open(PAGE + "?do=remove&kind=totp&id=" + id);

    assertThat(dana.submit(remove, "#remove-form", Map.of("current", "wrong")).redirects())
        .isFalse();
    assertThat(kinds()).contains("totp");
    assertThat(
            dana.submit(remove, "#remove-form", Map.of("current", Accounts.PASSWORD)).redirects())
        .isTrue();

    assertThat(kinds()).containsExactly("recovery");
    assertThat(mail("A second factor is gone")).contains("Authenticator app");
    assertThat(factors.descriptions()).contains("Second factor removed (totp).");
  }

  @Test
  @DisplayName("each change gives the session another token, and the one before is worth nothing")
  void renewsTheTokenOfTheSession() {
    Answer form = dana.open(PAGE + "?do=app");
    var before = new CopiedSession(dana, gatehouse.visitor());
    Answer done = add(form, code(secret(form), 0), Accounts.PASSWORD);
    assertThat(done.page().select("#codes li")).hasSize(10);
    assertThat(before.isWorthless()).as("an app is new").isTrue();

    before = new CopiedSession(dana, gatehouse.visitor());
    recoveryCodes();
    assertThat(before.isWorthless()).as("recovery codes are new").isTrue();

    before = new CopiedSession(dana, gatehouse.visitor());
    String id = api.get(factorsOfDana).json().at("/factors/0/id").asText();
    dana.submit(
        dana.open(PAGE + "?do=remove&kind=totp&id=" + id),
        "#remove-form",
        Map.of("current", Accounts.PASSWORD));
    assertThat(kinds()).containsExactly("recovery");
    assertThat(before.isWorthless()).as("the app is gone").isTrue();
  }

  @Test
  @Tag("A-93")
  void forgetsDevicesWhenAFactorIsNew() throws Exception {
    factors.on();
    Visitor known = gatehouse.visitor();
    factors.signIn(known, "dana", 1);
    assertThat(factors.comesIn(known, "dana")).isTrue();
    Answer form = known.open(PAGE + "?do=app");
    byte[] secret = secret(form);
    known.submit(form, "#app-form", Map.of("code", code(secret, 0), "current", Accounts.PASSWORD));

    assertThat(factors.asked(known, "dana").page().select("h1").text()).contains("authenticator");
  }

  @Test
  @DisplayName("the account manager takes them away from whom he may, and nobody else's")
  void isResetByTheAccountManager() throws Exception {
    recoveryCodes();
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = gatehouse.visitor();
    factors.comesIn(mia, "mia");
    String id = api.get("/accounts/" + account + "/users/dana").json().path("id").asText();
    Answer page = mia.open("/users/profile?user=" + id);
    assertThat(page.page().select("#factors li").text()).contains("Recovery codes", "10 left");

    mia.follow(mia.submit(page, "#reset-factors-form", Map.of()));

    assertThat(kinds()).isEmpty();
    assertThat(dana.get("/").redirects()).as("signed out").isTrue();
    assertThat(api.delete(factorsOfDana).status()).as("none left").isEqualTo(404);
    assertThat(factors.descriptions())
        .contains(
            "Second factors of dana taken away.", "Taking away the second factors of dana failed.");
    assertThat(mail("Your second factors were taken away")).contains("account manager");
  }

  @Test
  @Tag("A-113")
  @DisplayName("A-113: they are taken away before somebody signs in by them, or when he is in")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void areTakenAwayFromNobodyWhoIsJustComingIn() throws Exception {
    recoveryCodes();
    String owner =
        "select id from app_user where username = 'dana'"
            + " and account_id = (select id from account where slug = '%s')".formatted(account);

    Answer reset =
        HeldRows.meet(
            gatehouse,
            owner,
            () -> api.delete(factorsOfDana),
            holder ->
                assertThat(
                        HeldRows.free(
                            gatehouse,
                            "select id from recovery_code where user_id = (" + owner + ")"))
                    .isTrue());

    assertThat(reset.status()).isEqualTo(204);
    assertThat(kinds()).isEmpty();
  }

  @Test
  void isResetByAProgram() throws Exception {
    recoveryCodes();

    assertThat(api.delete(factorsOfDana).status()).isEqualTo(204);

    assertThat(kinds()).isEmpty();
    assertThat(api.get("/accounts/" + account + "/users/nobody/factors").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("people can be found by what they have")
  void narrowsTheListOfUsers() {
    accounts.user(account, "ben", "User");
    recoveryCodes();
    Answer form = dana.open(PAGE + "?do=app");
    add(form, code(secret(form), 0), Accounts.PASSWORD);
    String list = "/accounts/" + account + "/users?factor=";

    assertThat(api.get(list + "totp").json().findValuesAsText("username")).containsExactly("dana");
    assertThat(api.get(list + "recovery").json().findValuesAsText("username"))
        .containsExactly("dana");
    assertThat(api.get(list + "none").json().findValuesAsText("username")).containsExactly("ben");
    assertThat(api.get(list + "passkey").status()).isEqualTo(200);
    assertThat(api.get(list + "telepathy").status()).isEqualTo(422);
  }

  @Test
  void goesWithItsOwner() {
    recoveryCodes();

    assertThat(api.delete("/accounts/" + account + "/users/dana").status()).isEqualTo(204);

    accounts.user(account, "dana", "User");
    assertThat(kinds()).isEmpty();
  }

  private Answer add(Answer form, String code, String password) {
    return dana.submit(form, "#app-form", Map.of("code", code, "current", password));
  }

  private List<String> recoveryCodes() {
    Answer form = dana.open(PAGE + "?do=recovery");
    Answer made = dana.submit(form, "#recovery-form", Map.of("current", Accounts.PASSWORD));
    List<String> codes = made.page().select("#codes li").eachText();
    assertThat(codes).hasSize(10).allMatch(code -> code.matches("([2-9A-Z]{4}-){2}[2-9A-Z]{4}"));
    return codes;
  }

  private List<String> kinds() {
    JsonNode found = api.get(factorsOfDana).json().path("factors");
    return found.findValuesAsText("kind");
  }

  private String mail(String subject) throws Exception {
    return MailText.of(new Mailbox(gatehouse).mailTo("dana@" + account + ".example", subject));
  }

  private static byte[] secret(Answer form) {
    return BaseEncoding.base32().decode(form.page().select("#key").val().replace(" ", ""));
  }

  private static String code(byte[] secret, long seconds) {
    return AppCodes.code(secret, Instant.now().plusSeconds(seconds));
  }
}
