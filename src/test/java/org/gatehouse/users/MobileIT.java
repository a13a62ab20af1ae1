package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.CopiedSession;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mobile numbers that count when a code that went there is typed. */
class MobileIT {

  private static final Pattern CODE = Pattern.compile("^[0-9]{6}");
  private static final int TRIES = 5;
  private static final int AT_ONCE = 6;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;
  private Visitor dana;

  @BeforeEach
  void account() {
    account = accounts.create("mobile");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "dana", "User");
    dana = signedIn("dana");
  }

  @Test
  @DisplayName("A-19: a number counts when its code is typed, and the owner is told of the change")
  @Tag("A-19")
  void confirmsANumberByItsCode() throws Exception {
    String old = number(1);
    api.put(users + "/dana", "{\"firstName\":\"Dana\",\"mobile\":\"" + old + "\"}");
    ask(dana, number(2));

    assertThat(user("dana").path("mobile").asText()).isEqualTo(old);
    String code = code(number(2), 1);
    assertThat(type(dana, code.substring(0, 3) + " " + code.substring(3)).redirects()).isTrue();

    assertThat(user("dana").path("mobile").asText()).isEqualTo(number(2));
    assertThat(user("dana").path("mobileVerified").asBoolean()).isTrue();
    JsonNode entry = entry("Mobile number verified for user.");
    assertThat(entry.path("item").asText()).isEqualTo("User");
    assertThat(entry.path("action").asText()).isEqualTo("Update");
    assertThat(entry.path("details").path("change.mobile").asText())
        .isEqualTo(old + " → " + number(2));
    var mail = new Mailbox(gatehouse).mailTo("dana@" + account + ".example", "has changed");
    assertThat(MailText.of(mail)).contains("/profile").doesNotContain(number(2));
    assertThat(dana.open("/profile").page().select("#code-form")).as("used up").isEmpty();
  }

  @Test
  @DisplayName("A-19: a code that was tried five times is over, and each try is recorded")
  @Tag("A-19")
  void endsACodeAfterFiveWrongTries() throws Exception {
    ask(dana, number(1));
    String code = code(number(1), 1);
    Answer page = dana.open("/profile");
    for (int i = 0; i < TRIES; i++) {
      Answer wrong = dana.submit(page, "#code-form", Map.of("code", other(code)));
      assertThat(wrong.page().select("#code-reason").text()).contains("not the code");
    }

    Answer late = dana.submit(page, "#code-form", Map.of("code", code));

    assertThat(late.redirects()).isFalse();
    assertThat(user("dana").path("mobileVerified").asBoolean()).isFalse();
    assertThat(descriptions())
        .filteredOn("Mobile number verification for user failed."::equals)
        .hasSize(TRIES + 1);
  }

  @Test
  void usesACodeOnceThoughItIsTypedManyTimesAtOnce() throws Exception {
    ask(dana, number(1));
    String code = code(number(1), 1);
    List<Visitor> same = IntStream.range(0, AT_ONCE).mapToObj(i -> signedIn("dana")).toList();
    List<Answer> pages = same.stream().map(one -> one.open("/profile")).toList();

    AtOnce.statuses(
        AT_ONCE,
        i -> same.get(i).submit(pages.get(i), "#code-form", Map.of("code", code)).status());

    assertThat(same).filteredOn(one -> one.get("/profile").status() == 200).hasSize(1);
    assertThat(descriptions()).filteredOn("Mobile number verified for user."::equals).hasSize(1);
  }

  @Test
  void takesNobodysCodeButTheUsersOwn() throws Exception {
    accounts.user(account, "bob", "User");
    Visitor bob = signedIn("bob");
    ask(dana, number(1));
    ask(bob, number(2));
    String danas = code(number(1), 1);
    String bobs = code(number(2), 1);

    if (!danas.equals(bobs)) {
      assertThat(type(bob, danas).redirects()).isFalse();
    }
    assertThat(user("bob").path("mobileVerified").asBoolean()).isFalse();
    assertThat(type(bob, bobs).redirects()).isTrue();
  }

  @Test
  void killsACodeByANewOneAndSendsThreeInTenMinutes() throws Exception {
    ask(dana, number(1));
    String first = code(number(1), 1);
    dana.submit(dana.open("/profile"), "#again-form", Map.of());
    String second = code(number(1), 2);
    if (!first.equals(second)) {
      assertThat(type(dana, first).redirects()).isFalse();
    }
    dana.submit(dana.open("/profile"), "#again-form", Map.of());
    code(number(1), 3);

    Answer fourth = dana.submit(dana.open("/profile"), "#again-form", Map.of());

    assertThat(fourth.page().select("#notices").text()).contains("Three codes were sent");
    assertThat(gatehouse.sms().to(number(1))).hasSize(3);
  }

  @Test
  void endsTheOwnersOtherSessionsWithHisNumber() throws Exception {
    Visitor elsewhere = signedIn("dana");
    ask(dana, number(1));
    type(dana, code(number(1), 1));

    assertThat(elsewhere.get("/profile").redirects()).as("confirmed").isTrue();
    assertThat(dana.get("/profile").status()).isEqualTo(200);

    Visitor again = signedIn("dana");
    dana.submit(
        dana.open("/profile"), "#remove-mobile-form", Map.of("mobileRemoval", Accounts.PASSWORD));

    assertThat(user("dana").path("mobile").isNull()).isTrue();
    assertThat(again.get("/profile").redirects()).as("removed").isTrue();
    assertThat(dana.get("/profile").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("each step gives the session another token, and the one before is worth nothing")
  void renewsTheTokenOfTheSession() throws Exception {
    ask(dana, number(1));
    var before = new CopiedSession(dana, gatehouse.visitor());
    assertThat(type(dana, code(number(1), 1)).redirects()).isTrue();
    assertThat(before.isWorthless()).as("confirmed").isTrue();

    before = new CopiedSession(dana, gatehouse.visitor());
    dana.submit(
        dana.open("/profile"), "#remove-mobile-form", Map.of("mobileRemoval", Accounts.PASSWORD));
    assertThat(user("dana").path("mobile").isNull()).isTrue();
    assertThat(before.isWorthless()).as("removed").isTrue();
  }

  @Test
  @DisplayName("A-91: a number that somebody else typed, or that was not confirmed, is no way")
  @Tag("A-91")
  void aNumberThatAManagerTypesIsNotConfirmed() throws Exception {
    ask(dana, number(1));
    type(dana, code(number(1), 1));
    assertThat(user("dana").path("mobileVerified").asBoolean()).isTrue();
    ask(dana, number(2));
    String waiting = code(number(2), 1);

    Answer put =
        api.put(users + "/dana", "{\"firstName\":\"Dana\",\"mobile\":\"" + number(3) + "\"}");
    assertThat(put.status()).as(put.body()).isEqualTo(200);

    assertThat(user("dana").path("mobile").asText()).isEqualTo(number(3));
    assertThat(user("dana").path("mobileVerified").asBoolean()).isFalse();
    assertThat(dana.get("/profile").redirects()).as("signed out").isTrue();
    dana = signedIn("dana");
    Answer page = dana.open("/profile");
    assertThat(page.page().select("#code-form")).as("for " + waiting).isEmpty();
    assertThat(page.page().select("#mobile-card .badge").text()).isEqualTo("Not confirmed");
  }

  @Test
  void aFormThatStoodOpenBringsNoFormerNumberBack() throws Exception {
    accounts.user(account, "mia", "Account Manager");
    api.put(users + "/dana", "{\"firstName\":\"Dana\",\"mobile\":\"" + number(1) + "\"}");
    Visitor mia = signedIn("mia");
    Answer open = mia.open("/users/profile?user=dana");
    ask(dana, number(2));
    assertThat(type(dana, code(number(2), 1)).redirects()).isTrue();

    Answer refused = rename(mia, open);

    assertThat(refused.redirects()).isFalse();
    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(refused.page().select("#mobile").val()).isEqualTo(number(2));
    assertThat(user("dana").path("mobile").asText()).isEqualTo(number(2));
    assertThat(user("dana").path("lastName").asText("")).isNotEqualTo("Okafor");
    assertThat(descriptions()).contains("User update failed.");

    assertThat(rename(mia, refused).redirects()).isTrue();
    assertThat(user("dana").path("lastName").asText()).isEqualTo("Okafor");
    assertThat(user("dana").path("mobile").asText()).isEqualTo(number(2));
    assertThat(user("dana").path("mobileVerified").asBoolean()).isTrue();
    assertThat(dana.get("/profile").status()).as("signed in still").isEqualTo(200);
  }

  @Test
  void namesTheFieldOfWhatIsWrong() {
    Answer shape =
        dana.submit(
            dana.open("/profile"),
            "#mobile-form",
            Map.of("mobile", "0170", "mobileCurrent", Accounts.PASSWORD));
    assertThat(shape.page().select("#mobile-reason").text()).contains("Write the number with its");

    ask(dana, number(1));
    Answer letters = type(dana, "abc");
    assertThat(letters.page().select("#code-reason").text()).isEqualTo("The code has six digits.");
  }

  @Test
  void removesANumberAndForgetsItWithItsOwner() throws Exception {
    ask(dana, number(1));
    type(dana, code(number(1), 1));

    String form = "#remove-mobile-form";
    Answer refused = dana.submit(dana.open("/profile"), form, Map.of("mobileRemoval", "wrong"));
    assertThat(refused.page().select("#mobileRemoval-reason").text()).isNotEmpty();
    assertThat(user("dana").path("mobileVerified").asBoolean()).isTrue();
    dana.submit(dana.open("/profile"), form, Map.of("mobileRemoval", Accounts.PASSWORD));

    assertThat(user("dana").path("mobile").isNull()).isTrue();
    assertThat(user("dana").path("mobileVerified").asBoolean()).isFalse();
    assertThat(api.delete(users + "/dana").status()).isEqualTo(204);
    assertThat(api.get("/accounts/" + account + "/audit/events?limit=1000").body())
        .doesNotContain(number(1));
  }

  @Test
  @DisplayName("a confirmed number of one’s own is changed on the profile, with the password alone")
  void changesNobodysOwnNumberWithoutHisPassword() throws Exception {
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = signedIn("mia");
    ask(mia, number(1));
    assertThat(type(mia, code(number(1), 1)).redirects()).isTrue();
    Answer page = mia.open("/users/profile?user=mia");

    Answer refused = mia.submit(page, "#person-form", Map.of("mobile", ""));
    mia.submit(page, "#person-form", Map.of("firstName", "Mia"));

    assertThat(refused.redirects()).isFalse();
    assertThat(user("mia").path("mobile").asText()).isEqualTo(number(1));
    assertThat(user("mia").path("mobileVerified").asBoolean()).isTrue();
    assertThat(user("mia").path("firstName").asText()).isEqualTo("Mia");
  }

  private static Answer rename(Visitor manager, Answer page) {
    return manager.post(
        "/users/profile",
        Forms.pressed(page.page(), "#person-form", "save", Map.of("lastName", "Okafor")));
  }

  private void ask(Visitor visitor, String number) {
    Answer answer =
        visitor.submit(
            visitor.open("/profile"),
            "#mobile-form",
            Map.of("mobile", number, "mobileCurrent", Accounts.PASSWORD));
    assertThat(answer.redirects()).as("%s", answer).isTrue();
  }

  private Answer type(Visitor visitor, String code) {
    return visitor.submit(visitor.open("/profile"), "#code-form", Map.of("code", code));
  }

  private String code(String number, int nth) throws InterruptedException {
    Matcher code = CODE.matcher(gatehouse.sms().await(number, nth).text());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private static String other(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }

  /** A number that no other test has. */
  private String number(int nth) {
    return "+4917" + account.replaceAll("[^0-9]", "") + "00" + nth;
  }

  private Visitor signedIn(String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    return visitor;
  }

  private JsonNode user(String name) {
    return api.get(users + "/" + name).json();
  }

  private List<String> descriptions() {
    return log().findValuesAsText("description");
  }

  private JsonNode entry(String description) {
    for (JsonNode entry : log()) {
      if (entry.path("description").asText().equals(description)) {
        return entry;
      }
    }
    throw new AssertionError("no entry " + description);
  }

  private JsonNode log() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000").json().path("items");
  }
}
