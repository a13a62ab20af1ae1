package org.gatehouse.sso.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.login.codes.TwoFactors;
import org.gatehouse.sso.SamlAnswers;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.CopiedSession;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Account managers come in by a code and their password while single sign-on is the only way. */
@Tag("one-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("while single sign-on is the only way in")
class BreakGlassIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Mailbox mailbox = new Mailbox(gatehouse);
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/glass");
  private String slug;
  private List<String> codes;
  private Visitor mia;

  @BeforeAll
  void makesCodesAndEnforces() {
    slug = accounts.create("glass");
    accounts.user(slug, "mia", "Account Manager");
    accounts.user(slug, "max", "Account Manager");
    accounts.user(slug, "uli", "User");
    mia = gatehouse.visitor();
    mia.signIn(slug + ":mia", Accounts.PASSWORD);
    Answer page = mia.open("/sso/emergency");
    assertThat(page.page().text()).contains("nobody of your account comes in");
    Answer wrong = mia.submit(page, "#make-form", Map.of("current", "something else"));
    assertThat(wrong.page().select("#current-reason")).isNotEmpty();
    var before = new CopiedSession(mia, gatehouse.visitor());
    Answer made = mia.submit(page, "#make-form", Map.of("current", Accounts.PASSWORD));
    assertThat(before.isWorthless()).as("the session has another token").isTrue();
    codes = made.page().select("#codes li").eachText();
    assertThat(codes).hasSize(EmergencyCodes.CODES).doesNotHaveDuplicates();
    assertThat(mia.open("/sso/emergency").page().text())
        .contains("one account manager comes in", "8 codes left")
        .doesNotContain(codes.get(0));
    SamlAnswers.in(api, slug, provider, true);
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: a code opens once, with the right password, and every manager is mailed")
  void opensOnce() throws Exception {
    refused(signIn("mia", Accounts.PASSWORD, ""));
    refused(signIn("mia", "wrong", codes.get(0)));
    refused(signIn("mia", Accounts.PASSWORD, "AAAA-BBBB-CCCC"));
    refused(signIn("max", Accounts.PASSWORD, codes.get(0)));
    refused(signIn("uli", Accounts.PASSWORD, codes.get(0)));

    Answer home = signIn("mia", Accounts.PASSWORD, codes.get(0).toLowerCase(Locale.ROOT));

    assertThat(home.page().select("#caller").text()).isEqualTo("mia");
    refused(signIn("mia", Accounts.PASSWORD, codes.get(0)));
    for (String manager : List.of("mia", "max")) {
      String mail =
          mailbox.textWith(
              "mia has given", manager + "@" + slug + ".example", "emergency code was used");
      assertThat(mail).contains("left: 7").doesNotContain(codes.get(0));
    }
    String log = api.get("/accounts/" + slug + "/audit/events?limit=200").body();
    assertThat(log).contains("Emergency code of mia used");
    codes.forEach(code -> assertThat(log).doesNotContain(code));
    codes.forEach(code -> assertThat(gatehouse.log()).doesNotContain(code));
  }

  @Test
  @DisplayName("others' wrong guesses do not keep out whoever has a code")
  void isNotStoppedByOthersGuesses() {
    for (int i = 0; i < 8; i++) {
      refused(signIn("mia", "wrong", ""));
    }

    assertThat(signIn("mia", Accounts.PASSWORD, codes.get(1)).page().select("#caller").text())
        .isEqualTo("mia");
  }

  @Test
  @DisplayName("guesses at the password with somebody's code are counted and end")
  void countsGuessesWithACode() {
    accounts.user(slug, "gil", "Account Manager");
    List<String> own = operatorsGive("gil");
    for (int i = 0; i < 5; i++) {
      refused(signIn("gil", "wrong", own.get(0)));
    }

    refused(signIn("gil", Accounts.PASSWORD, own.get(0)));
  }

  @Test
  @DisplayName("two operators give a code to a manager who has none; one alone does not")
  void takesTwoOperators() throws Exception {
    List<String> own = operatorsGive("max");

    assertThat(signIn("max", Accounts.PASSWORD, own.get(0)).page().select("#caller").text())
        .isEqualTo("max");
    mailed("mia", "Operators gave out an emergency", "emergency code for max");
    for (String log : List.of(slug, "platform")) {
      assertThat(api.get("/accounts/" + log + "/audit/events?limit=200").body())
          .contains("Operator asked for an emergency code in the account " + slug + " for max");
    }
  }

  @Test
  @Tag("A-68")
  @DisplayName("A-68: a password that was given before leads no further, one with a code does")
  void leadsFurtherByACodeAlone() throws Exception {
    String late = accounts.create("glass-late");
    accounts.user(late, "mia", "Account Manager");
    Visitor manager = gatehouse.visitor();
    manager.signIn(late + ":mia", Accounts.PASSWORD);
    Answer made =
        manager.submit(
            manager.open("/sso/emergency"), "#make-form", Map.of("current", Accounts.PASSWORD));
    String code = made.page().select("#codes li").eachText().get(0);
    TwoFactors factors = new TwoFactors(gatehouse, late).on();
    Visitor before = gatehouse.visitor();
    Answer page = factors.asked(before, "mia");
    SamlAnswers.in(api, late, provider, true);

    Answer refused = TwoFactors.type(before, page, factors.code("mia", 1));
    assertThat(refused.page().text()).contains("sign in at");
    assertThat(before.get("/").redirects()).as("no session").isTrue();

    Visitor spared = gatehouse.visitor();
    Answer asked =
        spared.follow(
            spared.submit(
                spared.open("/login"),
                "#sign-in",
                Map.of(
                    "username", late + ":mia", "password", Accounts.PASSWORD, "emergency", code)));
    Answer home = TwoFactors.type(spared, asked, factors.code("mia", 2));
    assertThat(TwoFactors.caller(spared.follow(home))).isEqualTo("mia");
  }

  @Test
  @DisplayName("revoked codes open nothing")
  void revokes() {
    accounts.user(slug, "rex", "Account Manager");
    List<String> own = operatorsGive("rex");
    Answer page = mia.open("/sso/emergency?holder=rex");
    mia.submit(page, "#revoke-form", Map.of());

    refused(signIn("rex", Accounts.PASSWORD, own.get(0)));
  }

  @Test
  void leadsToTheCodesOfWhoeverHasASignInHisName() {
    accounts.user(slug, "eve+admin", "Account Manager");
    operatorsGive("eve+admin");
    String link = mia.open("/sso/emergency").page().select("#managers a[href*=eve]").attr("href");

    Answer page = mia.open(link.substring(0, link.indexOf('#')));

    assertThat(page.page().select("#revoke-form input[name=holder]").attr("value"))
        .isEqualTo("eve+admin");
  }

  /** Waits for a mail of that subject that tells this; no mail has a code in it. */
  private void mailed(String manager, String subject, String words) throws Exception {
    for (int tries = 0; tries < 60; tries++) {
      int received = gatehouse.mail().getReceivedMessages().length;
      for (var mail : mailbox.all(manager + "@" + slug + ".example", subject)) {
        String text = MailText.of(mail);
        codes.forEach(code -> assertThat(text).doesNotContain(code));
        if (text.contains(words)) {
          return;
        }
      }
      gatehouse.mail().waitForIncomingEmail(1_000, received + 1);
    }
    throw new AssertionError("no mail to " + manager + " with " + words);
  }

  /** One operator asks, the other approves, and the manager opens the link of his mail. */
  private List<String> operatorsGive(String manager) {
    try {
      api.post(
          "/accounts/platform/users",
          """
          {"username":"second","email":"second@platform.example","roles":["Operator"],"password":"%s"}
          """
              .formatted(Accounts.PASSWORD));
      Visitor first = gatehouse.visitor();
      first.signIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
      first.submit(
          first.open("/accounts/emergency?account=" + slug),
          "#ask-form",
          Map.of("manager", manager, "why", "Their provider is down"));
      Answer own = first.open("/accounts/emergency");
      Element waiting = own.page().select("#waiting li:contains(" + manager + ")").first();
      assertThat(waiting).as(own.toString()).isNotNull();
      assertThat(waiting.select("[name$=approve]")).isEmpty();
      Visitor second = gatehouse.visitor();
      second.signIn("platform:second", Accounts.PASSWORD);
      Answer there = second.open("/accounts/emergency");
      second.submit(there, "#waiting li:contains(" + manager + ") form", Map.of());
      String link = mailbox.linkTo(manager + "@" + slug + ".example", "Your emergency code");
      Visitor anybody = gatehouse.visitor();
      Answer shown = anybody.submit(anybody.open(link), "#show-form", Map.of());
      String code = shown.page().select("#emergency-code").text();
      assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
      assertThat(anybody.open(link).page().select("#show-form")).isEmpty();
      return List.of(code);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Answer signIn(String user, String password, String code) {
    Visitor visitor = gatehouse.visitor();
    return visitor.follow(
        visitor.submit(
            visitor.open("/login"),
            "#sign-in",
            Map.of("username", slug + ":" + user, "password", password, "emergency", code)));
  }

  private static void refused(Answer answer) {
    assertThat(answer.page().select("#caller")).as(answer.toString()).isEmpty();
    assertThat(answer.page().select("#sign-in")).isNotEmpty();
  }
}
