package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.ClaimNames;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our keys and their provider change under people who sign in. */
class SsoKeysIT {

  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/rollover");

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final String account = new Accounts(api).create("rollover");
  private final JsonNode sso = configure(PROVIDER);

  @Test
  @DisplayName("nobody notices when one of our keys takes the place of another")
  void changesKeysWithoutLosingAnybody() throws Exception {
    X509Certificate first = certificate(keys().path("current"));
    assertThat(metadata()).hasSize(2);
    comesIn(first);

    Answer prepared = api.post(path("/keys/next"), "");
    assertThat(prepared.status()).as(prepared.toString()).isEqualTo(200);
    assertThat(prepared.body()).doesNotContain("PRIVATE");
    X509Certificate next = certificate(keys().path("next"));
    assertThat(metadata()).hasSize(4);
    comesIn(first);
    comesIn(next);

    assertThat(switchTo("00:11").status()).isEqualTo(409);
    assertThat(switchTo(keys().path("next").path("fingerprint").asText()).status()).isEqualTo(200);
    assertThat(certificate(keys().path("current"))).isEqualTo(next);
    assertThat(metadata()).hasSize(2);
    comesIn(first);
    comesIn(next);

    assertThat(api.delete(path("/keys/former")).status()).isEqualTo(200);
    comesIn(next);
    assertThat(signIn(first).status()).isEqualTo(403);
    assertThat(api.delete(path("/keys/former")).status()).isEqualTo(404);
    assertThat(api.get("/accounts/" + account + "/audit/events?item=Single%20sign-on").body())
        .contains("Former key of single sign-on retired.", "fingerprint");
  }

  @Test
  @DisplayName("another provider ends the sessions of the former one, and all managers are told")
  void endsSessionsWithTheirProvider() throws Exception {
    new Accounts(api).user(account, "keeper", "Account Manager");
    Visitor ida = gatehouse.visitor();
    TestSignIns.arrive(ida, sso, TestSignIns.answer(PROVIDER, ida, sso).nameId("ida@x.example"));
    Visitor keeper = gatehouse.visitor();
    keeper.signIn(account + ":keeper", Accounts.PASSWORD);
    assertThat(caller(ida.open("/"))).isEqualTo("ida@x.example");

    TestIdentityProvider other = TestIdentityProvider.named("https://idp.example/rollover-other");
    JsonNode moved = configure(other);

    assertThat(ida.get("/").redirects()).isTrue();
    assertThat(caller(keeper.open("/"))).isEqualTo("keeper");
    assertThat(
            new Mailbox(gatehouse)
                .mailTo("keeper@" + account + ".example", "identity provider")
                .getSubject())
        .isEqualTo("Your account has another identity provider");
    Visitor impostor = gatehouse.visitor();
    Answer refused =
        TestSignIns.arrive(
            impostor,
            moved,
            TestSignIns.answer(other, impostor, moved).nameId("keeper@" + account + ".example"));
    assertThat(refused.status()).as("a local user is not handed over").isEqualTo(403);
  }

  @Test
  @Tag("A-56")
  @DisplayName("A-56: an expired certificate lets people in and is told, unless it is refused")
  void warnsOfExpiredCertificates() {
    Instant now = Instant.now();
    TestIdentityProvider old =
        TestIdentityProvider.valid(
            "https://idp.example/rollover-old",
            now.minus(Duration.ofDays(900)),
            now.minus(Duration.ofDays(2)));
    JsonNode moved = configure(old);
    assertThat(moved.path("warnings")).hasSize(1);

    assertThat(caller(arrive(old, moved))).isEqualTo("ida@x.example");
    assertThat(caller(arrive(old, moved))).isEqualTo("ida@x.example");
    assertThat(api.get("/accounts/" + account + "/audit/events?item=Single%20sign-on").body())
        .containsOnlyOnce("although the certificate of its signature has expired");

    var strict = TestSignIns.whole(old).put("refuseExpiredCertificates", true);
    assertThat(api.put(path(""), strict.toString()).status()).isEqualTo(200);
    assertThat(arrive(old, moved).status()).isEqualTo(403);
  }

  private Answer arrive(TestIdentityProvider provider, JsonNode at) {
    Visitor browser = gatehouse.visitor();
    TestResponse answer = TestSignIns.answer(provider, browser, at).nameId("ida@x.example");
    return TestSignIns.arrive(browser, at, answer);
  }

  @Test
  @Tag("A-58")
  @DisplayName("A-58: beside a principal name people are found by their e-mail address, if chosen")
  void findsPeopleBesideAPrincipalName() {
    String address = "vera@" + account + ".example";
    new Accounts(api).user(account, "vera", "User");

    assertThat(caller(withPrincipalName(address))).as("taken").isEmpty();
    var chosen = TestSignIns.whole(PROVIDER).put("nameIdValue", "UPN");
    assertThat(api.put(path(""), chosen.toString()).status()).isEqualTo(200);

    assertThat(caller(withPrincipalName(address))).isEqualTo("vera");
    assertThat(caller(withPrincipalName("moved@" + account + ".example")))
        .as("he is known by his name from now on")
        .isEqualTo("vera");
  }

  private Answer withPrincipalName(String address) {
    Visitor browser = gatehouse.visitor();
    TestResponse answer =
        TestSignIns.answer(PROVIDER, browser, sso)
            .nameId("vera@corp.local")
            .claim(ClaimNames.standard().email(), address);
    return TestSignIns.arrive(browser, sso, answer);
  }

  private JsonNode configure(TestIdentityProvider provider) {
    Answer answer = api.put(path(""), TestSignIns.whole(provider).toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  private void comesIn(X509Certificate recipient) {
    Answer home = signIn(recipient);
    assertThat(caller(home)).as(home.toString()).isEqualTo("ida@x.example");
  }

  private Answer signIn(X509Certificate recipient) {
    Visitor browser = gatehouse.visitor();
    TestResponse answer =
        TestSignIns.answer(PROVIDER, browser, sso)
            .nameId("ida@x.example")
            .encrypted(TestEncryption.goodFor(recipient));
    return TestSignIns.arrive(browser, sso, answer);
  }

  private static String caller(Answer page) {
    return page.page().select("#caller").text();
  }

  private Answer switchTo(String fingerprint) {
    return api.post(path("/keys/switch"), "{\"fingerprint\":\"%s\"}".formatted(fingerprint));
  }

  private JsonNode keys() {
    return api.get(path("/keys")).json();
  }

  private List<String> metadata() {
    return gatehouse
        .visitor()
        .get("/login/saml/" + account + "/metadata")
        .body()
        .lines()
        .flatMap(line -> Arrays.stream(line.split("<")))
        .filter(tag -> tag.matches("(?s)([a-z0-9]+:)?KeyDescriptor.*"))
        .toList();
  }

  private String path(String rest) {
    return "/accounts/" + account + "/sso" + rest;
  }

  private static X509Certificate certificate(JsonNode key) throws Exception {
    return Certificates.parse(key.path("certificate").asText()).get(0).certificate();
  }
}
