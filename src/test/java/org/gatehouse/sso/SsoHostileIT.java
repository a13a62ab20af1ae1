package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server makes of forms, addresses and other accounts' responses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsoHostileIT {

  private static final String GIVEN_NAME =
      "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** What the log and the traces of sign-ins are kept in; those alone may grow. */
  private static final Pattern WRITTEN = Pattern.compile("audit_.*|.*trace.*");

  /** What changes by itself or by whoever looks on. */
  private static final Pattern RESTLESS =
      Pattern.compile("turn|lease|api_key|signed_in_session|mail|operator_entry|sign_in_notice");

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/shared");
  private TestConnection here;
  private TestConnection there;

  @BeforeAll
  void makesTwoAccountsThatTrustTheSameProvider() {
    here = TestConnection.make(api, "here", provider);
    there = TestConnection.make(api, "there", provider);
  }

  @Test
  @DisplayName("a refused response changes nothing but the log")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void aRefusedResponseChangesNothing() throws SQLException {
    var bends =
        List.<UnaryOperator<TestResponse>>of(
            response -> response.signed(),
            response -> response.signedBy(provider.impostor()),
            response -> response.text(xml -> xml.replace("ana@contoso", "eve@contoso")),
            response -> response.at(Instant.now().minus(Duration.ofHours(1))),
            response -> response.at(Instant.now().plus(Duration.ofHours(1))),
            response -> response.nameId("nobody"),
            response -> response.assertion(a -> a.setConditions(null)),
            response -> response.assertion(a -> a.setSubject(null)),
            response -> response.assertion(a -> a.getAuthnStatements().clear()),
            response -> response.response(r -> r.setInResponseTo("_other")),
            response -> response.response(r -> r.setDestination("https://other.example/")),
            response -> response.response(r -> r.setStatus(null)),
            response -> response.claim(GIVEN_NAME, "a\u0085b"),
            response -> response.text(xml -> "<!DOCTYPE r>" + xml.substring(xml.indexOf("?>") + 2)),
            response -> response.text(xml -> xml.substring(0, xml.length() / 2)),
            response -> response.text(xml -> xml + " ".repeat(1 << 20)));
    var browser = gatehouse.visitor();
    var used = here.answer(browser).nameId("used@contoso.example").encoded();
    assertThat(here.post(browser, used).status()).isEqualTo(303);
    var responses = new ArrayList<String>(List.of(used, "", "x", there.answer(browser).encoded()));
    for (UnaryOperator<TestResponse> bend : bends) {
      responses.add(bend.apply(here.answer(browser)).encoded());
    }
    var stranger = gatehouse.visitor();
    var before = contents();

    for (String response : responses) {
      assertThat(here.post(browser, response).status()).isEqualTo(403);
      var answer = here.post(stranger, response);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.header("Set-Cookie")).doesNotContain("gatehouse_session", "JSESSIONID");
    }

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  @Tag("A-55")
  @DisplayName("A-55: a form is posted, small and names one response; every other one is refused")
  void refusesOtherForms() throws IOException {
    var browser = gatehouse.visitor();
    String good = field(here.answer(browser).encoded());
    String acs = here.acsUrl();
    var refused = new LinkedHashMap<String, Answer>();
    refused.put("two", send(browser, acs, FORM, good + "&" + good));
    refused.put("a bad one first", send(browser, acs, FORM, "SAMLResponse=x&" + good));
    refused.put("a bad one last", send(browser, acs, FORM, good + "&SAMLResponse=x"));
    refused.put("in the query", send(browser, acs + "?SAMLResponse=x", FORM, ""));
    refused.put("in both", send(browser, acs + "?SAMLResponse=x", FORM, good));
    refused.put("encoded in the query", send(browser, acs + "?SAM%4CResponse=x", FORM, ""));
    refused.put("in another case", send(browser, acs, FORM, good.replace("SAMLR", "samlr")));
    refused.put("no form", send(browser, acs, "text/xml", good));
    refused.put("a form of parts", send(browser, acs, "multipart/form-data; boundary=x", good));
    refused.put("empty", send(browser, acs, FORM, ""));
    refused.put("broken percents", send(browser, acs, FORM, "SAMLResponse=%%%&%"));
    refused.put(
        "another charset", send(browser, acs, FORM + "; charset=nonsense", "SAMLResponse=x"));
    refused.put("many fields", send(browser, acs, FORM, "a=b&".repeat(20_000) + "SAMLResponse=x"));
    refused.forEach(
        (what, answer) ->
            assertThat(answer.status()).as(what + ": " + answer).isIn(400, 403, 413, 415));
    assertThat(refused.get("many fields").status()).as("recorded as others").isEqualTo(403);
    assertThat(tooLarge(false)).isIn(400, 403, 413);
    assertThat(tooLarge(true)).as("without a length").isIn(400, 403, 413);
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
      Answer answer =
          browser.send(
              browser
                  .request(acs + "?SAMLResponse=x")
                  .method(method, BodyPublishers.noBody())
                  .header("Content-Type", FORM));
      assertThat(answer.status()).as(method).isBetween(400, 499);
    }
    assertThat(send(browser, acs, FORM, good).status()).as("the same in its place").isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login/saml/%s%%2F",
        "/login/saml/%s%%2f..%%2fother/",
        "/login/saml/%S/",
        "/login/saml/%s./",
        "/login/saml/%s%%00/",
        "/login/saml/%s%%0a/",
        "/login/saml/%s//",
        "/login/saml//%s/",
        "/login/saml/./%s/",
        "/login/saml/x/../%s/",
        "/login/saml/%%2e%%2e/saml/%s/",
        "/login/saml/%s;x=y/",
        "/login/saml/;x=y/%s/",
        "/login/saml/%s%%20/",
        "/login/saml/%s%%C4%%B1/",
        "/login/saml/%s%%FF/",
        "/login/saml/%s/index.xhtml",
        "/login/saml/%s/..;/../users",
        "/login/saml/%s/%%2e%%2e/%%2e%%2e/users",
        "/LOGIN/SAML/%s/",
        "/login/saml/%s/metadata/",
        "/login/saml/%s/METADATA",
        "/login/saml/%s/acs",
        "/login/saml/%s/acs/../metadata"
      })
  @DisplayName("an address that is almost one leads to the same account or nowhere")
  void almostAddresses(String path) {
    Answer answer = gatehouse.visitor().get(path.formatted(here.account()));

    if (answer.status() == 302 && answer.location().toString().startsWith(provider.entityId())) {
      assertThat(TestConnection.request(answer.location())).contains(">" + here.spEntityId() + "<");
    } else if (answer.status() == 200) {
      assertThat(answer.body()).contains("entityID=\"" + here.spEntityId() + "\"");
    } else {
      assertThat(answer.status()).as(answer.toString()).isBetween(300, 499);
      assertThat(answer.body()).doesNotContain("Exception");
    }
  }

  @Test
  @DisplayName("a good response posted to an address that is almost the right one signs nobody in")
  void almostTheAddressForResponses() {
    var browser = gatehouse.visitor();
    String good = field(here.answer(browser).encoded());
    String path = URI.create(here.acsUrl()).getPath();
    String token = path.substring(path.lastIndexOf('/') + 1);

    for (String almost :
        List.of(
            path + "/",
            path + "x",
            path.substring(0, path.length() - 1),
            path.replace("/acs/", "/ACS/"),
            path.replace(token, token.toLowerCase(java.util.Locale.ROOT) + "_"),
            path.replace("/acs/", "//acs/"),
            path.replace(here.account(), there.account()),
            path.replace(token, "A".repeat(token.length())),
            path.replace("/acs/" + token, "/acs/"),
            path.replace("/acs/" + token, "/"),
            path + "%00",
            path + "%2F")) {
      assertThat(send(browser, almost, FORM, good).status()).as(almost).isBetween(400, 499);
    }
    assertThat(send(browser, path, FORM, good).status()).isEqualTo(303);
  }

  @Test
  @Tag("A-59")
  @DisplayName("A-59: one provider's name and key in two accounts are two connections")
  void twoAccountsOfOneProvider() {
    var browser = gatehouse.visitor();
    String name = "both@contoso.example";
    assertThat(here.caller(browser, here.answer(browser).nameId(name))).isEqualTo(name);
    assertThat(there.caller(gatehouse.visitor(), there.answer(browser).nameId(name))).isEmpty();
    var other = gatehouse.visitor();
    assertThat(there.caller(other, there.answer(other).nameId(name))).isNotEmpty();
    assertThat(id(here, name)).isNotEqualTo(id(there, name)).isNotEmpty();

    api.post("/accounts/" + here.account() + "/users/" + name + "/disable", "");

    var again = gatehouse.visitor();
    assertThat(there.caller(again, there.answer(again).nameId(name))).isNotEmpty();
    assertThat(here.post(again, here.answer(again).nameId(name).encoded()).status()).isEqualTo(403);
  }

  @Test
  @Tag("A-59")
  @DisplayName("A-59: whatever of one account stands in a response for another one, it is refused")
  void mixturesOfTwoAccounts() {
    var browser = gatehouse.visitor();
    String hers = here.begin(browser);
    String theirs = there.begin(browser);
    var mixtures =
        List.of(
            provider.answer(there.spEntityId(), there.acsUrl(), theirs),
            provider.answer(there.spEntityId(), here.acsUrl(), hers),
            provider.answer(here.spEntityId(), there.acsUrl(), hers),
            provider.answer(here.spEntityId(), here.acsUrl(), theirs),
            provider
                .answer(there.spEntityId(), there.acsUrl(), theirs)
                .response(r -> r.setDestination(here.acsUrl())),
            provider
                .answer(here.spEntityId(), here.acsUrl(), theirs)
                .response(r -> r.setInResponseTo(hers)),
            provider
                .answer(here.spEntityId(), here.acsUrl(), hers)
                .assertion(
                    a ->
                        a.getConditions()
                            .getAudienceRestrictions()
                            .add(TestResponse.audience(there.spEntityId()))));
    for (TestResponse mixture : mixtures) {
      assertThat(here.post(browser, mixture.nameId("mix@contoso.example").encoded()).status())
          .isEqualTo(403);
    }
    assertThat(id(here, "mix@contoso.example")).isEmpty();

    // Neither request was used up by the other account's.
    assertThat(here.post(browser, here.answerTo(hers).encoded()).status()).isEqualTo(303);
    assertThat(there.post(browser, there.answerTo(theirs).encoded()).status()).isEqualTo(303);
  }

  @Test
  @Tag("A-59")
  @DisplayName(
      "A-59: an account that copies another one's provider and names gets none of its people")
  void aCopyOfAnotherAccount() {
    String name = "copied@contoso.example";
    var browser = gatehouse.visitor();
    assertThat(here.caller(browser, here.answer(browser).nameId(name))).isEqualTo(name);
    var copy = TestConnection.make(api, "copy", provider.impostor());
    var attacker = gatehouse.visitor();

    assertThat(copy.caller(attacker, copy.answer(attacker).nameId(name))).isNotEmpty();
    assertThat(id(copy, name)).isNotEqualTo(id(here, name));
    // Their key signs for the other account: nothing.
    assertThat(
            here.post(
                    attacker,
                    provider
                        .impostor()
                        .answer(here.spEntityId(), here.acsUrl(), here.begin(attacker))
                        .nameId(name)
                        .encoded())
                .status())
        .isEqualTo(403);
    Answer taken =
        api.put(
            "/accounts/" + copy.account() + "/sso",
            """
            {"spName":"%s","idpEntityId":"%s","ssoUrl":"https://idp.example/sso",
             "logoutUrl":"https://idp.example/out","certificates":["%s"]}
            """
                .formatted(
                    here.account(), provider.entityId(), provider.pem().replace("\n", "\\n")));
    assertThat(taken.status()).as(taken.toString()).isIn(409, 422);
  }

  @Test
  @DisplayName("hosts, names of hosts and RelayState in a request become no link and no redirect")
  void noHostFromTheRequest() {
    var browser = gatehouse.visitor();
    Answer began =
        browser.send(
            browser
                .request(
                    here.spEntityId() + "?RelayState=https://evil.example/&ReturnTo=//evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .GET());
    assertThat(TestConnection.request(began.location())).doesNotContain("evil.example");
    assertThat(began.location().toString()).doesNotContain("evil", "RelayState");

    Answer in =
        here.post(browser, here.answerTo(TestConnection.requestId(began.location())).encoded());

    assertThat(in.location().getHost()).isEqualTo(gatehouse.url().getHost());
    assertThat(in.location().getPath()).isEqualTo("/");
  }

  /** Thirty megabytes; a server may as well hang up in the midst of them. */
  private int tooLarge(boolean chunked) throws IOException {
    var connection = (HttpURLConnection) URI.create(here.acsUrl()).toURL().openConnection();
    byte[] part = "A".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", FORM);
    if (chunked) {
      connection.setChunkedStreamingMode(part.length);
    } else {
      connection.setFixedLengthStreamingMode(13 + 30L * part.length);
    }
    try (var body = connection.getOutputStream()) {
      body.write("SAMLResponse=".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 30; i++) {
        body.write(part);
      }
      return connection.getResponseCode();
    } catch (IOException hungUp) {
      return 413;
    }
  }

  private String id(TestConnection connection, String name) {
    return api.get("/accounts/" + connection.account() + "/users/" + name)
        .json()
        .path("id")
        .asText();
  }

  /** Of every table that a refusal must leave alone, what stands in it. */
  private Map<String, String> contents() throws SQLException {
    var contents = new LinkedHashMap<String, String>();
    try (var database = gatehouse.database();
        var statement = database.createStatement()) {
      var names = new ArrayList<String>();
      try (var tables =
          statement.executeQuery(
              "select table_name from information_schema.tables"
                  + " where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")) {
        while (tables.next()) {
          names.add(tables.getString(1));
        }
      }
      for (String name : names) {
        if (!WRITTEN.matcher(name).matches()) {
          String what =
              RESTLESS.matcher(name).matches()
                  ? "count(*)::text"
                  : "md5(string_agg(t::text, '|' order by t::text))";
          try (var result = statement.executeQuery("select " + what + " from " + name + " t")) {
            result.next();
            contents.put(name, String.valueOf(result.getString(1)));
          }
        }
      }
    }
    assertThat(contents).containsKeys("app_user", "sso_request", "sso_assertion", "sso_link");
    return contents;
  }

  private static String field(String encoded) {
    return "SAMLResponse=" + URLEncoder.encode(encoded, StandardCharsets.UTF_8);
  }

  private static Answer send(Visitor browser, String path, String type, String body) {
    return browser.send(
        browser
            .request(path)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body, StandardCharsets.US_ASCII)));
  }
}
