package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.gatehouse.login.codes.TwoFactors;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.opensaml.saml.saml2.core.NameIDType;

/**
 * Hostile responses against a running server: each ends in one plain page with an id, and in the
 * audit log of the account with the reason and the same id.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("a running server refuses")
class SsoRefusalsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INCIDENT = Pattern.compile("GH-[2-9A-Z]{4}-[2-9A-Z]{4}");

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/northwind");
  private JsonNode northwind;
  private JsonNode tailspin;

  @BeforeAll
  void makesTwoAccountsThatTrustTheSameProvider() {
    northwind = account("northwind");
    tailspin = account("tailspin");
  }

  @Test
  @Tag("A-62")
  @DisplayName("A-62: and lets in whom the provider names, once")
  void letsInWhomTheProviderNames() {
    var browser = gatehouse.visitor();
    var encoded = answer(browser, northwind).nameId("ida@northwind.example").encoded();

    Answer home = browser.follow(post(browser, northwind, encoded));

    assertThat(home.page().select("#caller").text())
        .as(home.toString())
        .contains("ida@northwind.example");
    refused("REPLAYED", post(browser, northwind, encoded));
  }

  @Test
  @Tag("A-54")
  @DisplayName("A-54: nobody by an assertion that has answered another request")
  void refusesAnAssertionThatHasAnsweredAnotherRequest() {
    var browser = gatehouse.visitor();
    TestResponse first = answer(browser, northwind).nameId("ida@northwind.example");
    assertThat(post(browser, northwind, first.encoded()).redirects()).isTrue();

    String again =
        answer(browser, northwind)
            .nameId("ida@northwind.example")
            .assertion(assertion -> assertion.setID(first.assertionId()))
            .encoded();

    refused("REPLAYED", post(browser, northwind, again));
    refused("REPLAYED", post(browser, northwind, again));
  }

  @Test
  @Tag("A-96")
  @DisplayName("A-96: nobody for want of our code, unless the account asks for it")
  void asksForOurCodeOnlyWhereTheAccountWantsIt() throws Exception {
    JsonNode proseware = account("proseware");
    TwoFactors factors = new TwoFactors(gatehouse, "proseware").on();
    assertThat(TwoFactors.caller(arrive(gatehouse.visitor(), proseware)))
        .isEqualTo("ida@proseware.example");

    factors.with(rule -> rule.put("forSso", true));

    Visitor ida = gatehouse.visitor();
    Answer page = arrive(ida, proseware);
    assertThat(page.url().getPath()).isEqualTo("/login/code");
    assertThat(ida.get("/").redirects()).isTrue();
    Answer home = TwoFactors.type(ida, page, factors.code("ida", 1));
    assertThat(TwoFactors.caller(ida.follow(home))).isEqualTo("ida@proseware.example");
    ida.get("/logout");
    assertThat(TwoFactors.caller(arrive(ida, proseware))).as("remembered").isNotEmpty();
    assertThat(factors.mails("ida")).hasSize(1);
    assertThat(MailText.of(factors.mails("ida").get(0)))
        .contains("by somebody who began to sign in through your identity provider")
        .doesNotContain("a new password");
  }

  private Answer arrive(Visitor visitor, JsonNode account) {
    String encoded = answer(visitor, account).nameId("ida@proseware.example").encoded();
    return visitor.follow(post(visitor, account, encoded));
  }

  @Test
  @Tag("A-40")
  @Tag("A-42")
  @DisplayName("A-40: and shows the account's look and language at its own address alone")
  void showsTheLookOfTheAccountWhoseAddressItIs() {
    JsonNode fabrikam = account("fabrikam");
    api.put("/accounts/fabrikam/branding", "{\"colorScheme\":\"plum\",\"language\":\"de\"}");

    Answer refused = post(gatehouse.visitor(), fabrikam, "bm9uc2Vuc2U=");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.page().selectFirst("html").attr("lang")).isEqualTo("de");
    assertThat(refused.page().select(".who").text()).contains("fabrikam");
    String sheet = refused.page().select("#look").attr("href");
    assertThat(gatehouse.visitor().get(sheet).body()).contains("#793e99");
    Answer login = gatehouse.visitor().open("/login");
    assertThat(login.page().select("#look, img.logo")).isEmpty();
    assertThat(login.page().select(".who").text()).isEqualTo("Gatehouse");
    Answer elsewhere = post(gatehouse.visitor(), northwind, "bm9uc2Vuc2U=");
    assertThat(elsewhere.page().select("#look")).isEmpty();
  }

  @Test
  @Tag("A-106")
  @DisplayName("A-106: nobody for wrong guesses at a password, only for a manager's lock")
  void aLockAfterWrongGuessesStopsThePasswordAlone() {
    String users = "/accounts/northwind/users";
    api.post(
        users,
        """
        {"username":"iris","email":"iris@northwind.example","roles":["User"],"password":"sesame, open the gate"}
        """);
    for (int i = 0; i < 5; i++) {
      gatehouse.visitor().signIn("northwind:iris", "wrong");
    }
    assertThat(api.get(users + "/iris").json().path("status").asText()).isEqualTo("LOCKED");

    Visitor iris = gatehouse.visitor();
    String encoded = answer(iris, northwind).nameId("iris@northwind.example").encoded();
    assertThat(iris.follow(post(iris, northwind, encoded)).page().select("#caller").text())
        .isEqualTo("iris");

    api.post(users + "/iris/lock", "");
    Visitor again = gatehouse.visitor();
    String later = answer(again, northwind).nameId("iris@northwind.example").encoded();
    refused("LOCKED", post(again, northwind, later));
  }

  // Nobody shuts himself out but in the database.
  @Test
  @DisplayName("whoever comes from an address that the account does not allow")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void refusesAnAddressThatTheAccountDoesNotAllow() throws Exception {
    JsonNode wingtip = account("wingtip");
    // Another value than the recommended one, so that there is a row.
    api.put("/accounts/wingtip/policy", "{\"maxLoginAttempts\":6}");
    try (var database = gatehouse.database();
        var statement = database.createStatement()) {
      String shut =
          "update account_policy set allow_list = '203.0.113.0/24'"
              + " where account_id = (select id from account where slug = 'wingtip')";
      assertThat(statement.executeUpdate(shut)).isEqualTo(1);
    }

    assertThat(
            Soon.is(
                () -> {
                  Visitor visitor = gatehouse.visitor();
                  String encoded =
                      answer(visitor, wingtip).nameId("wanda@wingtip.example").encoded();
                  return post(visitor, wingtip, encoded).status() == 403;
                }))
        .isTrue();

    assertThat(
            api.get("/accounts/wingtip/audit/events?limit=100")
                .json()
                .findValuesAsText("description"))
        .contains("Single sign-on refused: the account allows nobody in from this address.");
  }

  @Test
  @Tag("A-56")
  @DisplayName("A-56: an unsigned response")
  void refusesAnUnsignedResponse() {
    refused("UNSIGNED", response -> response.signed());
  }

  @Test
  @Tag("A-56")
  @DisplayName("A-56: a wrong key")
  void refusesAWrongKey() {
    refused("WRONG_KEY", response -> response.signedBy(provider.impostor()));
  }

  @Test
  @Tag("A-56")
  @DisplayName("A-56: a changed byte")
  void refusesAChangedByte() {
    refused("ALTERED", response -> response.text(xml -> xml.replace("ana@contoso", "eve@contoso")));
  }

  @Test
  @Tag("A-57")
  @DisplayName("A-57: another audience")
  void refusesAnotherAudience() {
    refused(
        "WRONG_AUDIENCE",
        response ->
            response.assertion(
                a -> {
                  a.getConditions().getAudienceRestrictions().clear();
                  a.getConditions()
                      .getAudienceRestrictions()
                      .add(TestResponse.audience("https://other.example/"));
                }));
  }

  @Test
  @Tag("A-57")
  @DisplayName("A-57: another recipient")
  void refusesAnotherRecipient() {
    refused(
        "WRONG_RECIPIENT",
        response ->
            response.assertion(
                a ->
                    a.getSubject()
                        .getSubjectConfirmations()
                        .get(0)
                        .getSubjectConfirmationData()
                        .setRecipient("https://other.example/acs")));
  }

  @Test
  @Tag("A-57")
  @DisplayName("A-57: another issuer")
  void refusesAnotherIssuer() {
    refused(
        "WRONG_ISSUER",
        response ->
            response.assertion(a -> a.setIssuer(TestResponse.issuer("https://evil.example"))));
  }

  @Test
  @Tag("A-57")
  @DisplayName("A-57: an expired assertion")
  void refusesAnExpiredAssertion() {
    refused("EXPIRED", response -> response.at(Instant.now().minus(Duration.ofHours(1))));
  }

  @Test
  @Tag("A-58")
  @DisplayName("A-58: another NameID format")
  void refusesAnotherNameIdFormat() {
    refused("NAME_ID_FORMAT", response -> response.nameId("00u1", NameIDType.PERSISTENT));
  }

  @Test
  @Tag("A-53")
  @DisplayName("A-53: what nobody asked for")
  void refusesTheUnsolicited() {
    var browser = gatehouse.visitor();

    refused("UNSOLICITED", post(browser, northwind, answerTo(northwind, null).encoded()));
  }

  @Test
  @Tag("A-53")
  @DisplayName("A-53: an injected response, whose request another browser made")
  void refusesAnInjectedResponse() {
    var thief = gatehouse.visitor();
    var victim = gatehouse.visitor();
    answer(victim, northwind);

    refused("OTHER_BROWSER", post(victim, northwind, answer(thief, northwind).encoded()));
  }

  @Test
  @Tag("A-59")
  @DisplayName("A-59: another account's response, even by the same provider")
  void refusesAnotherAccountsResponse() {
    var browser = gatehouse.visitor();

    refused("WRONG_DESTINATION", post(browser, northwind, answer(browser, tailspin).encoded()));
  }

  @Test
  @DisplayName("a document type, an entity, a deep one, one without end")
  void refusesBombs() {
    refused(
        "DOCTYPE",
        response -> response.text(xml -> "<!DOCTYPE r>" + xml.replaceFirst("<\\?xml[^>]*>", "")));
    var deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);
    refused(
        "TOO_COMPLEX",
        response ->
            response.text(
                xml ->
                    xml.replace(
                        "<saml2p:Status>",
                        "<saml2p:Extensions>" + deep + "</saml2p:Extensions><saml2p:Status>")));
    refused("TOO_LARGE", response -> response.text(xml -> xml + " ".repeat(1 << 20)));
  }

  @Test
  @Tag("A-55")
  @DisplayName("A-55: GET on the assertion consumer, and other media types")
  void refusesOtherMethodsAndMediaTypes() {
    var browser = gatehouse.visitor();
    var acs = northwind.path("acsUrl").asText();
    var response = answer(browser, northwind).encoded();

    assertThat(browser.get(acs + "?SAMLResponse=" + response.substring(0, 99)).status())
        .isEqualTo(405);
    refused(
        "TRANSPORT",
        browser.send(
            browser
                .request(acs)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("SAMLResponse=" + response))));
  }

  @Test
  @Tag("A-51")
  @DisplayName("A-51: unknown names and addresses with the same page")
  void answersUnknownNamesAlike() {
    var browser = gatehouse.visitor();

    for (String path :
        new String[] {
          "/login/saml/nobody/", "/login/saml/nobody", "/login/saml/nobody/metadata",
          "/login/saml/", "/login/saml/northwind/other", "/login/saml/northwind/acs/"
        }) {
      assertThat(browser.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(
            browser
                .post(
                    "/login/saml/northwind/acs/AAAAAAAAAAAAAAAAAAAAAA", Map.of("SAMLResponse", "x"))
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("a manager with a password whom only his address names, until he begins it himself")
  void asksForProofOfAUserWithPasswordAndRights() {
    assertThat(
            api.post(
                    "/accounts/northwind/users",
                    """
                    {"username":"max","email":"max@northwind.example","roles":["Account Manager"],"password":"a gate needs a keeper"}
                    """)
                .status())
        .isEqualTo(201);
    var stranger = gatehouse.visitor();
    refused(
        "PROOF_NEEDED",
        post(
            stranger,
            northwind,
            answer(stranger, northwind).nameId("Max@northwind.example").encoded()));

    var max = gatehouse.visitor();
    assertThat(max.signIn("northwind:max", "a gate needs a keeper").page().select("#caller"))
        .isNotEmpty();
    Answer home =
        max.follow(
            post(max, northwind, answer(max, northwind).nameId("Max@northwind.example").encoded()));

    assertThat(home.page().select("#caller").text()).contains("max");
    var later = gatehouse.visitor();
    assertThat(
            later
                .follow(
                    post(
                        later,
                        northwind,
                        answer(later, northwind).nameId("max@NORTHWIND.example").encoded()))
                .page()
                .select("#caller")
                .text())
        .contains("max");
  }

  @Test
  @Tag("A-63")
  @Tag("A-66")
  @DisplayName(
      "A-63, A-66: makes one user of a NameID and finds him again, whatever his e-mail claim says")
  void findsAUserWithAnotherEmailAgain() {
    var claim = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    for (int i = 0; i < 2; i++) {
      var browser = gatehouse.visitor();
      var response =
          answer(browser, northwind).nameId("u7@corp.local").claim(claim, "uma@northwind.example");
      assertThat(
              browser
                  .follow(post(browser, northwind, response.encoded()))
                  .page()
                  .select("#caller")
                  .text())
          .contains("u7@corp.local");
    }
    assertThat(api.get("/accounts/northwind/users?containing=u7@corp.local").json().path("items"))
        .hasSize(1);
    var other = gatehouse.visitor();
    refused(
        "EMAIL_TAKEN",
        post(
            other,
            northwind,
            answer(other, northwind)
                .nameId("u8@corp.local")
                .claim(claim, "uma@northwind.example")
                .encoded()));
  }

  @Test
  @Tag("A-67")
  @DisplayName("A-67: and leaves alone at a sign-in what was added by hand")
  void keepsWhatWasAddedByHand() {
    String user = "/accounts/northwind/users";
    Answer made =
        api.post(
            user,
            """
            {"username":"vera@northwind.example","email":"vera@northwind.example","firstName":"Vera",
             "mobile":"+491701234567","roles":["User"]}
            """);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    var browser = gatehouse.visitor();

    Answer home =
        browser.follow(
            post(
                browser,
                northwind,
                answer(browser, northwind).nameId("vera@northwind.example").encoded()));

    assertThat(home.page().select("#caller").text()).isEqualTo("vera@northwind.example");
    assertThat(api.get(user + "/vera@northwind.example").json().path("mobile").asText())
        .isEqualTo("+491701234567");
  }

  @Test
  @Tag("A-71")
  @DisplayName("A-71: and gives whom it has made a way to a password once it is off")
  void leavesNobodyWithoutAWayIn() throws Exception {
    JsonNode litware = account("litware", true);
    var browser = gatehouse.visitor();
    String zoe = "zoe@litware.example";
    browser.follow(post(browser, litware, answer(browser, litware).nameId(zoe).encoded()));
    var mailbox = new Mailbox(gatehouse);
    String reset = "/accounts/litware/users/" + zoe + "/reset-password";

    assertThat(api.post(reset, "").status()).isEqualTo(204);
    assertThat(mailbox.linkTo(zoe, "Where you sign in"))
        .isEqualTo(litware.path("spEntityId").asText());
    assertThat(mailbox.all(zoe, "Choose a new password")).isEmpty();

    configure("litware", false, true);
    assertThat(api.post(reset, "").status()).isEqualTo(204);
    var link = mailbox.linkTo(zoe, "Choose a new password");
    browser.submit(
        browser.open(link), "#choose-form", Map.of("password", "a lighthouse on the cliff"));

    var again = gatehouse.visitor();
    assertThat(again.signIn(zoe, "a lighthouse on the cliff").page().select("#caller").text())
        .isEqualTo(zoe);
  }

  @Test
  @Tag("A-54")
  @DisplayName("A-54: all but one of many posts of one response at the same moment")
  void letsOneOfManyPostsIn() {
    var browser = gatehouse.visitor();
    var encoded = answer(browser, northwind).nameId("once@northwind.example").encoded();

    var statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> post(browser, northwind, encoded).status())
            .toList();

    assertThat(statuses).filteredOn(status -> status == 303).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 403).hasSize(7);
  }

  private JsonNode account(String slug) {
    return account(slug, false);
  }

  private JsonNode account(String slug, boolean enforced) {
    assertThat(
            api.post("/accounts", "{\"slug\":\"%s\",\"name\":\"%s\"}".formatted(slug, slug))
                .status())
        .isEqualTo(201);
    return configure(slug, true, enforced);
  }

  private JsonNode configure(String slug, boolean enabled, boolean enforced) {
    Answer answer =
        api.put(
            "/accounts/" + slug + "/sso",
            JSON.createObjectNode()
                .put("idpEntityId", provider.entityId())
                .put("ssoUrl", provider.entityId() + "/sso")
                .put("logoutUrl", provider.entityId() + "/out")
                .put("autoCreateUsers", true)
                .put("enabled", enabled)
                .put("enforced", enforced)
                .set("certificates", JSON.createArrayNode().add(provider.pem()))
                .toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  /** A correct answer to a sign-in that this browser begins now. */
  private TestResponse answer(Visitor browser, JsonNode account) {
    URI asked = browser.get(account.path("spEntityId").asText()).location();
    return answerTo(account, requestId(asked));
  }

  private TestResponse answerTo(JsonNode account, String requestId) {
    return provider.answer(
        account.path("spEntityId").asText(), account.path("acsUrl").asText(), requestId);
  }

  private static Answer post(Visitor browser, JsonNode account, String encoded) {
    return browser.post(
        account.path("acsUrl").asText(),
        Map.of("SAMLResponse", encoded, "RelayState", "https://evil.example/"));
  }

  private void refused(String reason, UnaryOperator<TestResponse> bend) {
    var browser = gatehouse.visitor();
    refused(reason, post(browser, northwind, bend.apply(answer(browser, northwind)).encoded()));
  }

  private void refused(String reason, Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    Matcher incident = INCIDENT.matcher(answer.body());
    assertThat(incident.find()).as(answer.toString()).isTrue();
    assertThat(answer.page().text()).doesNotContain(reason, "Exception", "opensaml");
    var found = new boolean[1];
    api.get("/accounts/northwind/audit/events?outcome=FAILURE&limit=200")
        .json()
        .path("items")
        .forEach(
            event ->
                found[0] |=
                    event.path("details").path("incident").asText().equals(incident.group())
                        && event.path("details").path("reason").asText().equals(reason));
    assertThat(found[0]).as("an audit entry with " + incident.group() + " and " + reason).isTrue();
  }

  private static String requestId(URI redirect) {
    Matcher request = Pattern.compile("SAMLRequest=([^&]+)").matcher(redirect.getRawQuery());
    assertThat(request.find()).isTrue();
    byte[] deflated = Base64.getDecoder().decode(URLDecoder.decode(request.group(1), UTF_8));
    try (var inflated =
        new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      Matcher id =
          Pattern.compile("[ \"]ID=\"([^\"]+)\"")
              .matcher(new String(inflated.readAllBytes(), UTF_8));
      assertThat(id.find()).isTrue();
      return id.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
