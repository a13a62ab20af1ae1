package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginIT {

  private static final String PASSWORD = "sesame, open the gate";
  private static final String FORM = "form:has(input[type=password])";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();

  @BeforeAll
  void makesAnAccountWithItsPeople() {
    api.post("/accounts", "{\"slug\":\"login-it\",\"name\":\"Sign-ins\"}");
    for (String name : new String[] {"ada", "locked", "disabled", "leaver", "outgoing"}) {
      Answer user =
          api.post(
              "/accounts/login-it/users",
              """
              {"username":"%s","email":"%s@login-it.example","firstName":"Ada","lastName":"Lovelace",
               "roles":["User"],"password":"%s"}
              """
                  .formatted(name, name, PASSWORD));
      assertThat(user.status()).as(user.toString()).isEqualTo(201);
    }
    assertThat(api.post("/accounts/login-it/users/locked/lock", "").status()).isEqualTo(204);
    assertThat(api.post("/accounts/login-it/users/disabled/disable", "").status()).isEqualTo(204);
  }

  @Test
  @Tag("A-108")
  void signsInByNameBySlugAndNameAndByEmail() {
    for (String typed : new String[] {"ada", "login-it:ada", " ADA ", "ada@login-it.example"}) {
      assertThat(caller(gatehouse.visitor().signIn(typed, PASSWORD))).as(typed).contains("ada");
    }
  }

  @Test
  @Tag("A-108")
  void signsInByEmailWhateverAnotherAccountCallsItsPeople() {
    Accounts others = new Accounts(api);
    String other = others.create("namesake");
    Answer made =
        api.post(
            "/accounts/" + other + "/users",
            """
            {"username":"ada@login-it.example","email":"eve@%s.example","roles":["User"],"password":"%s"}
            """
                .formatted(other, Accounts.PASSWORD));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);

    Answer ada = gatehouse.visitor().signIn("ada@login-it.example", PASSWORD);
    Answer eve = gatehouse.visitor().signIn("ada@login-it.example", Accounts.PASSWORD);
    Answer nobody = gatehouse.visitor().signIn("nobody@login-it.example", Accounts.PASSWORD);
    Answer whole = gatehouse.visitor().signIn(other + ":ada@login-it.example", Accounts.PASSWORD);

    assertThat(caller(ada)).isEqualTo("ada");
    assertThat(complaint(eve)).isNotEmpty().isEqualTo(complaint(nobody));
    assertThat(caller(whole)).isEqualTo("ada@login-it.example");
  }

  @Test
  @Tag("A-102")
  void givesUnknownWrongLockedAndDisabledTheSameAnswer() {
    Answer unknown = gatehouse.visitor().signIn("nobody-of-that-name", PASSWORD);
    Answer wrong = gatehouse.visitor().signIn("login-it:ada", "not the password");
    Answer locked = gatehouse.visitor().signIn("login-it:locked", PASSWORD);
    Answer disabled = gatehouse.visitor().signIn("login-it:disabled", PASSWORD);
    Answer foreign = gatehouse.visitor().signIn("no-such-account:ada", PASSWORD);

    for (Answer answer : new Answer[] {wrong, locked, disabled, foreign}) {
      assertThat(answer.status()).isEqualTo(unknown.status());
      assertThat(answer.page().select(FORM)).hasSize(1);
      assertThat(complaint(answer)).isNotEmpty().isEqualTo(complaint(unknown));
    }
  }

  @Test
  @Tag("A-7")
  void neverKeepsANameThatNoUserHas() {
    gatehouse.visitor().signIn("my-secret-typed-into-the-wrong-field", "x");

    assertThat(api.get("/accounts/platform/audit/events?limit=1000").body())
        .doesNotContain("my-secret-typed-into-the-wrong-field");
  }

  @Test
  @Tag("A-17")
  void recordsSignInsSignOutsAndRefusalsWithNameAndEmail() {
    Visitor ada = gatehouse.visitor();
    ada.signIn("login-it:ada", PASSWORD);
    ada.get("/logout");
    gatehouse.visitor().signIn("login-it:ada", "not the password");

    String log = api.get("/accounts/login-it/audit/events?username=ada").body();
    assertThat(log)
        .contains("User logged in (Ada Lovelace, ada@login-it.example)")
        .contains("User logged out (Ada Lovelace, ada@login-it.example)")
        .contains("\"FAILURE\"");
  }

  @Test
  void setsItsCookiesForHttpOnlyAndTheSameSite() {
    Visitor ada = gatehouse.visitor();
    Answer form = ada.open("/login");
    Answer answer =
        ada.submit(form, FORM, Map.of("username", "login-it:ada", "password", PASSWORD));

    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("gh_session="))
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
  }

  @Test
  void beginsNoSessionWithStrangersNorWithWhoHasOnlyComeIn() {
    Visitor stranger = gatehouse.visitor();
    stranger.open("/login");
    stranger.open("/login/forgot");
    assertThat(cookie(stranger, "gh_view")).isEmpty();

    Visitor ada = gatehouse.visitor();
    ada.signIn("login-it:ada", PASSWORD);
    assertThat(caller(ada.open("/"))).contains("ada");
    assertThat(cookie(ada, "gh_view")).isEmpty();
    // Payara 6 leaves SameSite out of it; browsers take Lax then.
    assertThat(ada.open("/profile").response().headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("gh_view=").contains("HttpOnly"));
  }

  @Test
  void givesTheBrowserNewIdsWhenSomebodySignsIn() {
    Visitor ada = gatehouse.visitor();
    ada.signIn("login-it:ada", PASSWORD);
    String first = cookie(ada, "gh_session");
    Visitor again = gatehouse.visitor();
    Answer form = again.open("/login");
    again.submit(form, FORM, Map.of("username", "login-it:ada", "password", PASSWORD));
    again.open("/profile");
    String planted = cookie(again, "gh_view");
    assertThat(planted).isNotEmpty();
    again.submit(form, FORM, Map.of("username", "login-it:ada", "password", PASSWORD));

    assertThat(cookie(again, "gh_session")).isNotEmpty().isNotEqualTo(first);
    assertThat(cookie(again, "gh_view")).isNotEqualTo(planted);
  }

  @Test
  void refusesAStateChangingRequestOfAnotherSite() {
    Visitor ada = gatehouse.visitor();
    ada.signIn("login-it:ada", PASSWORD);

    assertThat(ada.send(logout(ada).header("Sec-Fetch-Site", "cross-site")).status())
        .isEqualTo(403);
    assertThat(ada.send(logout(ada).header("Origin", "https://evil.example")).status())
        .isEqualTo(403);
    assertThat(ada.send(logout(ada).header("Origin", "null")).status()).isEqualTo(403);
    assertThat(caller(ada.open("/"))).contains("ada");
  }

  @Test
  void neverSignsAnybodyOutByALinkOfAnotherSite() {
    Visitor ada = gatehouse.visitor();
    ada.signIn("login-it:ada", PASSWORD);

    ada.send(ada.request("/logout").GET().header("Sec-Fetch-Site", "cross-site"));

    assertThat(caller(ada.open("/"))).contains("ada");
  }

  @Test
  void endsTheSessionForEveryoneWhoHasItsCookie() {
    Visitor ada = gatehouse.visitor();
    ada.signIn("login-it:outgoing", PASSWORD);
    String token = cookie(ada, "gh_session");

    ada.get("/logout");

    Answer replayed =
        gatehouse.visitor().send(ada.request("/").GET().header("Cookie", "gh_session=" + token));
    assertThat(replayed.redirects()).isTrue();
    assertThat(replayed.location().getPath()).isEqualTo("/login");
  }

  @Test
  void endsTheSessionOfADisabledUserAtOnce() {
    Visitor leaver = gatehouse.visitor();
    leaver.signIn("login-it:leaver", PASSWORD);
    assertThat(caller(leaver.open("/"))).contains("leaver");

    api.post("/accounts/login-it/users/leaver/disable", "");

    assertThat(leaver.get("/").redirects()).isTrue();
  }

  @Test
  @Tag("A-30")
  void ignoresAForwardingHeaderOfAStranger() {
    Visitor visitor = gatehouse.visitor();
    Answer form = visitor.open("/login");
    visitor.submit(form, FORM, Map.of("username", "login-it:ada", "password", "wrong"));
    visitor.send(
        visitor
            .request("/login")
            .header("X-Forwarded-For", "203.0.113.99")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("x=1")));
    gatehouse.visitor().send(visitor.request("/").GET().header("X-Forwarded-For", "203.0.113.99"));

    assertThat(api.get("/accounts/login-it/audit/events?limit=1000").body())
        .doesNotContain("203.0.113.99");
  }

  @Test
  void survivesAPasswordOfAnyLength() {
    Answer answer = gatehouse.visitor().signIn("login-it:ada", "p".repeat(100_000));

    assertThat(answer.status()).isLessThan(500);
    assertThat(caller(answer)).isEmpty();
  }

  @Test
  void saysAtEachFieldThatIsEmptyThatItIsAndKeepsTheName() {
    Visitor visitor = gatehouse.visitor();
    Answer neither = visitor.signIn("", "");
    Answer name = visitor.signIn("Grüße & <b>", "");

    assertThat(neither.status()).isEqualTo(200);
    assertThat(neither.page().select("#username-reason, #password-reason")).hasSize(2);
    assertThat(name.page().select("#username-reason")).isEmpty();
    assertThat(name.page().select("#password-reason").text()).isNotEmpty();
    assertThat(name.page().select("input[name=username]").val()).isEqualTo("Grüße & <b>");
    assertThat(name.page().select("[aria-invalid=true]").attr("name")).isEqualTo("password");
  }

  @Test
  void keepsTheNameAndNeverThePasswordOfWhomItRefuses() {
    Answer refused = gatehouse.visitor().signIn("login-it:ada", "not the password");

    assertThat(refused.page().select("input[name=username]").val()).isEqualTo("login-it:ada");
    assertThat(refused.page().select("input[name=password]").val()).isEmpty();
    assertThat(refused.body()).doesNotContain("not the password");
    assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void takesTheFormOfAPageHoweverLongItStoodOpen() {
    Visitor ada = gatehouse.visitor();
    Answer form = ada.open("/login");
    ada.get("/logout");

    Answer home =
        ada.follow(
            ada.submit(form, FORM, Map.of("username", "login-it:ada", "password", PASSWORD)));

    assertThat(caller(home)).contains("ada");
  }

  @Test
  void refusesTheFormOfAnotherSite() {
    Visitor ada = gatehouse.visitor();
    for (String[] header :
        new String[][] {
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Origin", "https://evil.example"},
          {"Origin", "null"}
        }) {
      Answer answer =
          ada.send(
              ada.request("/login")
                  .header(header[0], header[1])
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString(
                          "username=login-it:ada&password=" + PASSWORD.replace(' ', '+'))));

      assertThat(answer.status()).as(header[1]).isEqualTo(403);
    }
    assertThat(caller(ada.open("/"))).isEmpty();
  }

  @Test
  void asksHowLongAFormIsBeforeItReadsIt() {
    Visitor visitor = gatehouse.visitor();
    byte[] form = "username=ada&password=x".getBytes(StandardCharsets.UTF_8);

    for (String path : new String[] {"/login", "/login/passkey/answer"}) {
      Answer chunked =
          visitor.send(
              visitor
                  .request(path)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));

      assertThat(chunked.status()).as(path).isEqualTo(411);
    }
  }

  @Test
  void takesNoMethodThatNoBrowserUses() {
    Visitor visitor = gatehouse.visitor();
    for (String path : new String[] {"/login", "/login/passkey/answer", "/logout", "/users"}) {
      Answer patched = visitor.send(visitor.request(path).method("PATCH", BodyPublishers.noBody()));

      assertThat(patched.status()).as(path).isEqualTo(405);
      assertThat(patched.header("Allow")).contains("GET").contains("POST");
    }
  }

  private static HttpRequest.Builder logout(Visitor visitor) {
    return visitor.request("/logout").POST(BodyPublishers.noBody());
  }

  private static String caller(Answer answer) {
    return answer.page().select("#caller").text();
  }

  private static String complaint(Answer answer) {
    return answer.page().select("#notices .notice").text();
  }

  private static String cookie(Visitor visitor, String name) {
    return visitor.cookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(cookie -> cookie.getValue())
        .findFirst()
        .orElse("");
  }
}
