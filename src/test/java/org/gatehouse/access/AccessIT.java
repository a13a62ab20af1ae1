package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessIT {

  private final Gatehouse gatehouse = Gatehouse.shared();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/audit", "/sso", "/users", "/accounts", "/audit/"})
  void leadsStrangersToTheLoginPage(String path) {
    Answer answer = gatehouse.visitor().get(path);

    assertThat(answer.redirects()).as(answer.toString()).isTrue();
    assertThat(answer.header("Location")).isEqualTo("/login");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/demo/inbox",
        "/demo/inbox/1",
        "/audit/index.xhtml",
        "/WEB-INF/web.xml",
        "/WEB-INF/pages/audit/index.xhtml",
        "/resources/../WEB-INF/web.xml",
        "/resources/%2e%2e/WEB-INF/web.xml",
        "/login/saml/..%2f..%2faudit",
        "/META-INF/MANIFEST.MF",
        "/login/index.xhtml",
        "/audit;x=y.xhtml"
      })
  void hasNothingAtAnyOtherAddress(String path) {
    Answer answer = gatehouse.visitor().get(path);

    assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("<web-app").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accounts/platform",
        "/accounts/nothing",
        "/accounts/platform/users/x",
        "/accounts/platform/audit/events",
        "/nothing"
      })
  void answersProgramsWithoutAKeyTheSameEverywhere(String path) {
    for (String key : new String[] {"", "wrong", "x".repeat(5000)}) {
      Answer answer = new Api(gatehouse.url(), key).get(path);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(answer.json().path("detail").asText()).contains("API key");
    }
  }

  @Test
  @Tag("A-1")
  @Tag("A-44")
  void refusesPagesThatTheCallersRolesDoNotInclude() {
    Api api = gatehouse.api();
    api.post("/accounts", "{\"slug\":\"access-it\",\"name\":\"Access\"}");
    api.post(
        "/accounts/access-it/users",
        "{\"username\":\"plain\",\"email\":\"plain@access-it.example\",\"roles\":[\"User\"],\"password\":\"nothing special here\"}");
    Visitor plain = gatehouse.visitor();

    Answer home = plain.signIn("access-it:plain", "nothing special here");

    assertThat(home.page().select("nav a[href=/audit], nav a[href=/sso], nav a[href=/users]"))
        .isEmpty();
    for (String path : new String[] {"/audit", "/sso", "/users", "/accounts"}) {
      assertThat(plain.get(path).status()).as(path).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login?after=%00", "/users?after=a%00b", "/apikeys?key=%00"})
  void refusesAQueryWithWhatNoDatabaseKeeps(String path) {
    assertThat(gatehouse.visitor().get(path).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("whoever had to sign in first comes to where he wanted to go, once")
  void leadsOnAfterTheSignIn() {
    Accounts accounts = new Accounts(gatehouse.api());
    String account = accounts.create("wayon");
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "dana", "User");

    Visitor mia = gatehouse.visitor();
    Answer login = mia.open("/audit?range=week&item=User");
    assertThat(login.url().getPath()).isEqualTo("/login");
    assertThat(login.page().select("#notices").text()).isEmpty();
    Answer there = mia.signIn(account + ":mia", Accounts.PASSWORD);
    assertThat(there.url().toString()).endsWith("/audit?range=week&item=User");
    assertThat(mia.open("/").url().getPath()).isEqualTo("/");

    Visitor dana = gatehouse.visitor();
    dana.open("/users");
    Answer home = dana.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(home.url().getPath()).as("what she may not open").isEqualTo("/");
    assertThat(home.status()).isEqualTo(200);
    gatehouse.api().post("/accounts/" + account + "/users/dana/end-sessions", "");
    Answer out = dana.open("/profile");
    assertThat(out.page().select("#notices").text()).contains("You were signed out");
    assertThat(dana.open("/login").page().select("#notices").text()).isEmpty();
    assertThat(dana.signIn(account + ":dana", Accounts.PASSWORD).url().getPath())
        .isEqualTo("/profile");
  }

  @Test
  void sendsTheSecurityHeadersWithEveryKindOfAnswer() {
    for (String path : new String[] {"/login", "/nothing", "/api/v1/accounts", "/"}) {
      Answer answer = gatehouse.visitor().get(path);

      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .contains("default-src 'self'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Referrer-Policy")).isNotEmpty();
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("X-Powered-By")).isEmpty();
    }
  }

  @Test
  void neverBelievesTheHostHeader() {
    // The HTTP client of the JDK lets nobody set Host; the forwarded twin must be ignored as well.
    Visitor visitor = gatehouse.visitor();
    Answer answer =
        visitor.send(visitor.request("/").GET().header("X-Forwarded-Host", "evil.example"));

    assertThat(answer.header("Location")).isEqualTo("/login");
  }

  @Test
  void servesTheDescriptionOfRestToEverybody() {
    Answer answer = gatehouse.visitor().get("/api/v1/openapi.yaml");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("openapi: 3.1.0");
  }
}
