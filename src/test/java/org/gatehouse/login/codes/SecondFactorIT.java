package org.gatehouse.login.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.login.codes.TwoFactors.caller;
import static org.gatehouse.login.codes.TwoFactors.other;
import static org.gatehouse.login.codes.TwoFactors.type;

import java.net.HttpCookie;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Codes between a password and a session. */
class SecondFactorIT {

  private static final String STEP = "gh_step";
  private static final int TRIES = 5;
  private static final String HERE = " where account_id = (select id from account where slug = ?)";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;
  private TwoFactors factors;

  @BeforeEach
  void account() {
    account = accounts.create("factor");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "dana", "User");
    factors = new TwoFactors(gatehouse, account);
  }

  @Test
  @Tag("A-89")
  @DisplayName("A-89: one switch asks everybody at once, also on devices known by a password")
  void asksEverybodyAtOnce() throws Exception {
    accounts.user(account, "mia", "Account Manager");
    Visitor danas = gatehouse.visitor();
    assertThat(factors.comesIn(danas, "dana")).isTrue();

    factors.on();

    assertThat(factors.comesIn(danas, "dana")).isFalse();
    assertThat(factors.comesIn(gatehouse.visitor(), "mia")).isFalse();
  }

  @Test
  @Tag("A-90")
  @DisplayName("A-90: a wrong password never sends a code, the right one sends one")
  void sendsACodeForTheRightPasswordAlone() throws Exception {
    factors.on();
    Visitor dana = gatehouse.visitor();
    Answer wrong = dana.signIn(account + ":dana", "wrong");
    assertThat(wrong.url().getPath()).isEqualTo("/login");
    assertThat(dana.cookies()).extracting(HttpCookie::getName).doesNotContain(STEP);

    factors.signIn(dana, "dana", 1);

    assertThat(factors.mails("dana")).hasSize(1);
    assertThat(factors.descriptions())
        .filteredOn(text -> text.startsWith("User logged in"))
        .hasSize(1);
  }

  @Test
  @Tag("A-91")
  @DisplayName("A-91: a text message goes to a confirmed number alone; mail can be chosen instead")
  void offersTextMessagesToAConfirmedNumberAlone() throws Exception {
    String number = "+4917" + account.replaceAll("[^0-9]", "") + "01";
    Visitor here = gatehouse.visitor();
    factors.comesIn(here, "dana");
    here.submit(
        here.open("/profile"),
        "#mobile-form",
        Map.of("mobile", number, "mobileCurrent", Accounts.PASSWORD));
    String confirmation = gatehouse.sms().await(number, 1).text().substring(0, 6);
    factors.on();
    Visitor dana = gatehouse.visitor();
    Answer mailed = factors.asked(dana, "dana");
    assertThat(mailed.body()).as("not confirmed yet").doesNotContain("+49");
    factors.code("dana", 1);
    here.submit(here.open("/profile"), "#code-form", Map.of("code", confirmation));

    Answer page = factors.asked(dana, "dana");

    String last = number.substring(number.length() - 3);
    assertThat(page.page().select(".lede").text()).contains("+49", last).doesNotContain(number);
    String sent = gatehouse.sms().await(number, 2).text();
    assertThat(sent).matches("[0-9]{6} is your code to sign in at .*");
    Answer chosen =
        dana.follow(dana.submit(page, "#other-ways form:has(input[value=email])", Map.of()));
    assertThat(chosen.page().select(".lede").text()).contains("d•••@" + account + ".example");
    String mail = factors.code("dana", 2);
    if (!sent.startsWith(mail)) {
      assertThat(type(dana, chosen, sent.substring(0, 6)).redirects()).isFalse();
    }
    assertThat(caller(dana.follow(type(dana, chosen, mail)))).isEqualTo("dana");
  }

  @Test
  @Tag("A-92")
  @Tag("A-93")
  @DisplayName("A-93: a device is remembered for one person; another browser is asked again")
  void remembersADeviceForOnePerson() throws Exception {
    accounts.user(account, "ben", "User");
    factors.on();
    Visitor shared = gatehouse.visitor();
    factors.signIn(shared, "dana", 1);

    assertThat(factors.comesIn(shared, "dana")).isTrue();
    assertThat(factors.comesIn(shared, "dana")).isTrue();
    assertThat(factors.comesIn(shared, "ben")).as("another person").isFalse();
    assertThat(factors.comesIn(shared, "dana")).as("though ben was asked").isTrue();
    assertThat(factors.comesIn(gatehouse.visitor(), "dana")).as("another browser").isFalse();
    factors.code("dana", 2);
    assertThat(factors.mails("dana")).hasSize(2);
  }

  @Test
  @Tag("A-92")
  void remembersNoDeviceThatIsNotToBe() throws Exception {
    factors.on();
    Visitor shared = gatehouse.visitor();
    Answer page = factors.asked(shared, "dana");
    String code = factors.code("dana", 1);
    Answer home = shared.submit(page, TwoFactors.FORM, Map.of("code", code, "keep", "off"));
    assertThat(caller(shared.follow(home))).isEqualTo("dana");

    assertThat(factors.comesIn(shared, "dana")).isFalse();
  }

  @Test
  @Tag("A-92")
  void asksAtEverySignInWhereTheAccountWantsIt() throws Exception {
    factors.on().with(rule -> rule.put("everyLogin", true));
    Visitor dana = gatehouse.visitor();
    factors.signIn(dana, "dana", 1);

    assertThat(factors.comesIn(dana, "dana")).isFalse();
    factors.with(rule -> rule.put("everyLogin", false));
    assertThat(factors.comesIn(dana, "dana")).isTrue();
  }

  @Test
  @Tag("A-94")
  @DisplayName("A-94: of a hundred posts of one code at once one begins a session")
  void usesACodeOnceThoughItIsPostedAHundredTimesAtOnce() throws Exception {
    factors.on();
    Visitor dana = gatehouse.visitor();
    factors.asked(dana, "dana");
    String code = factors.code("dana", 1);
    List<Copy> copies = copies(dana, 100);

    List<Integer> sessions =
        AtOnce.statuses(
            100,
            i -> {
              assertThat(copies.get(i).type(code).status()).isLessThan(500);
              return copies.get(i).browser().get("/").status() == 200 ? 1 : 0;
            });

    assertThat(IntStream.range(0, 100).map(sessions::get).sum()).isEqualTo(1);
    assertThat(factors.descriptions())
        .filteredOn(text -> text.startsWith("User logged in"))
        .hasSize(1);
  }

  @Test
  @Tag("A-94")
  @DisplayName("A-94: a code that was tried five times is dead, and ten wrong ones end an hour's")
  void endsACodeAfterFiveWrongTriesAndAllAfterTen() throws Exception {
    factors.on();
    Visitor dana = gatehouse.visitor();
    Answer page = factors.asked(dana, "dana");
    String first = factors.code("dana", 1);
    for (int i = 0; i < TRIES; i++) {
      Answer wrong = type(dana, page, other(first));
      assertThat(wrong.page().select("#code-reason").text()).contains("not the code");
    }
    assertThat(type(dana, page, first).page().select("#code-reason").text())
        .contains("No code works");

    Visitor again = gatehouse.visitor();
    factors.asked(again, "dana");
    String code = factors.code("dana", 2);
    List<Copy> copies = copies(again, 20);
    List<Integer> statuses = AtOnce.statuses(20, i -> copies.get(i).type(other(code)).status());
    assertThat(statuses)
        .as(statuses.toString())
        .filteredOn(status -> status == 429)
        .hasSizeGreaterThanOrEqualTo(14);

    Visitor third = gatehouse.visitor();
    Answer closed = type(third, factors.asked(third, "dana"), factors.code("dana", 3));
    assertThat(closed.status()).isEqualTo(429);
    assertThat(closed.page().select("#notices").text())
        .contains("Too many codes were wrong")
        .as("she has none")
        .doesNotContain("recovery code");
    assertThat(factors.descriptions())
        .contains(
            "Sign-in refused: wrong code.",
            "Sign-in refused: the code had expired or was tried too often.",
            "Sign-in refused: too many attempts.");
  }

  @Test
  @Tag("A-94")
  @DisplayName("A-94: a code is bound to its sign-in, a new one kills it, three more are sent")
  void bindsACodeToItsSignInAndSendsThreeMore() throws Exception {
    factors.on();
    Visitor one = gatehouse.visitor();
    Visitor two = gatehouse.visitor();
    Answer first = factors.asked(one, "dana");
    String codeOfOne = factors.code("dana", 1);
    Answer second = factors.asked(two, "dana");
    String codeOfTwo = factors.code("dana", 2);
    if (!codeOfOne.equals(codeOfTwo)) {
      assertThat(type(two, second, codeOfOne).redirects()).as("another sign-in's").isFalse();
    }

    Answer again = one.follow(one.submit(first, "#again-form", Map.of()));
    String newer = factors.code("dana", 3);
    if (!newer.equals(codeOfOne)) {
      assertThat(type(one, again, codeOfOne).redirects()).as("an older one").isFalse();
    }
    one.submit(again, "#again-form", Map.of());
    two.submit(second, "#again-form", Map.of());
    String newest = factors.code("dana", 5);
    Answer refused = two.submit(two.open("/login/code"), "#again-form", Map.of());

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.page().select("#notices").text()).contains("So many codes were sent");
    assertThat(factors.mails("dana")).hasSize(5);
    assertThat(newest).hasSize(6);
  }

  @Test
  @Tag("A-95")
  @DisplayName("A-95: turned off, nobody is asked any more, and the log says so")
  void stopsAtOnceWhenItIsTurnedOff() {
    factors.on();
    assertThat(factors.comesIn(gatehouse.visitor(), "dana")).isFalse();

    factors.off();

    assertThat(factors.comesIn(gatehouse.visitor(), "dana")).isTrue();
    assertThat(factors.descriptions())
        .contains(
            "Two-factor authentication enabled for all users.",
            "Two-factor authentication disabled for all users.");
  }

  @Test
  @Tag("A-95")
  @DisplayName("A-95: whoever is being asked when it is turned off goes on without an answer")
  void stopsAskingWhoeverIsBeingAsked() {
    factors.on();
    Visitor waits = gatehouse.visitor();
    factors.asked(waits, "dana");
    Visitor types = gatehouse.visitor();
    Answer asked = factors.asked(types, "dana");

    factors.off();

    assertThat(caller(waits.open("/login/code"))).isEqualTo("dana");
    assertThat(caller(types.follow(type(types, asked, "no code")))).isEqualTo("dana");
    factors.on();
    assertThat(factors.comesIn(gatehouse.visitor(), "dana")).isFalse();
  }

  @Test
  @Tag("A-113")
  @DisplayName("A-113: a reset link leads to the second factor, on devices known before, too")
  void asksAfterAReset() throws Exception {
    factors.on();
    Visitor dana = gatehouse.visitor();
    factors.signIn(dana, "dana", 1);
    dana.submit(dana.open("/login/forgot"), "#forgot-form", Map.of("username", account + ":dana"));
    String link =
        new Mailbox(gatehouse).linkTo("dana@" + account + ".example", "Choose a new password");
    Answer chosen =
        dana.follow(
            dana.submit(
                dana.open(link), "#choose-form", Map.of("password", "a lighthouse on the cliff")));
    assertThat(caller(chosen)).isEmpty();

    Answer page = dana.signIn(account + ":dana", "a lighthouse on the cliff");

    assertThat(page.url().getPath()).isEqualTo("/login/code");
  }

  @Test
  void bindsAHalfFinishedSignInToItsBrowserByACookieOfItsOwn() {
    factors.on();
    Visitor dana = gatehouse.visitor();
    Answer login = dana.open("/login");
    Answer answer =
        dana.submit(
            login,
            "form:has(input[type=password])",
            Map.of("username", account + ":dana", "password", Accounts.PASSWORD));

    assertThat(answer.header("Location")).isEqualTo("/login/code");
    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith(STEP + "=")
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
    assertThat(gatehouse.visitor().get("/login/code").header("Location")).isEqualTo("/login");
    assertThat(dana.get("/profile").header("Location")).isEqualTo("/login");
  }

  @Test
  @Tag("A-93")
  @DisplayName("A-93: a device whose cookie goes while a code is asked was not used")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void leavesADeviceAloneWhoseCookieIsGone() throws Exception {
    Visitor dana = askedAgain();
    Visitor elsewhere = gatehouse.visitor();
    elsewhere.keep(step(dana));
    String before = devices("last_used_at");

    assertThat(finishes(elsewhere)).isEqualTo("dana");

    assertThat(devices("last_used_at")).startsWith(before + ",");
  }

  @Test
  @Tag("A-93")
  @DisplayName("A-93: a device that expires while a code is asked is another one afterwards")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void makesAnExpiredDeviceAnewAndDoesNotReviveIt() throws Exception {
    Visitor dana = askedAgain();
    try (Connection database = gatehouse.database();
        PreparedStatement expire =
            database.prepareStatement(
                "update authorised_device set expires_at = now() - interval '1 second'" + HERE)) {
      expire.setString(1, account);
      expire.executeUpdate();
    }

    assertThat(finishes(dana)).isEqualTo("dana");

    assertThat(devices("expires_at > now()")).isEqualTo("false,true");
  }

  /** A browser on which dana was signed in before, at the code of the next time. */
  private Visitor askedAgain() throws Exception {
    factors.on().with(rule -> rule.put("everyLogin", true));
    Visitor dana = gatehouse.visitor();
    factors.signIn(dana, "dana", 1);
    factors.asked(dana, "dana");
    return dana;
  }

  private String finishes(Visitor visitor) throws Exception {
    Answer home = type(visitor, visitor.open("/login/code"), factors.code("dana", 2));
    return caller(visitor.follow(home));
  }

  /** What is kept of the account's devices, the oldest first. */
  private String devices(String kept) throws SQLException {
    String sql =
        "select string_agg((" + kept + ")::text, ',' order by id) from authorised_device" + HERE;
    try (Connection database = gatehouse.database();
        PreparedStatement query = database.prepareStatement(sql)) {
      query.setString(1, account);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Test
  void endsAHalfFinishedSignInWithThePersonWhoWasKeptOut() throws Exception {
    factors.on();
    Visitor dana = gatehouse.visitor();
    Answer page = factors.asked(dana, "dana");
    String code = factors.code("dana", 1);
    api.post(users + "/dana/lock", "");

    Answer late = type(dana, page, code);

    assertThat(dana.get("/").redirects()).isTrue();
    assertThat(late.redirects()).isFalse();
    assertThat(
            api.get("/accounts/" + account + "/audit/events?item=Sign-in&action=Refuse")
                .json()
                .at("/items/0/details/reason")
                .asText())
        .as("he holds all that is asked for")
        .isEqualTo("LOCKED");
  }

  @Test
  void sendsNoMoreCodesToWhoIsKeptOutMeanwhile() throws Exception {
    accounts.user(account, "last", "User");
    factors.on();
    Visitor dana = gatehouse.visitor();
    Answer page = factors.asked(dana, "dana");
    factors.code("dana", 1);
    api.post(users + "/dana/disable", "");

    Answer refused = dana.submit(page, "#again-form", Map.of());

    assertThat(refused.redirects()).isFalse();
    factors.asked(gatehouse.visitor(), "last");
    factors.code("last", 1);
    assertThat(factors.mails("dana")).hasSize(1);
  }

  /** A browser with another's half-finished sign-in, and the page in which it types the code. */
  private record Copy(Visitor browser, Answer page) {

    Answer type(String code) {
      return TwoFactors.type(browser, page, code);
    }
  }

  /** Each has a page of its own: of one page only so many posts at once are known to the server. */
  private List<Copy> copies(Visitor original, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Visitor copy = gatehouse.visitor();
              copy.keep(step(original));
              return new Copy(copy, copy.open("/login/code"));
            })
        .toList();
  }

  private static HttpCookie step(Visitor visitor) {
    HttpCookie found =
        visitor.cookies().stream()
            .filter(cookie -> cookie.getName().equals(STEP))
            .findFirst()
            .orElseThrow();
    var copy = new HttpCookie(STEP, found.getValue());
    copy.setPath("/");
    copy.setVersion(0);
    return copy;
  }
}
