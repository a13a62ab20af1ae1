package org.gatehouse.sso.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gatehouse.sso.SamlAnswers;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.connection.OpenSaml;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;

/** Refused single sign-ons leave a trace for the account's managers, and change nothing else. */
@Tag("one-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("a refused single sign-on")
class TracesIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/traces");
  private String slug;
  private SamlAnswers sso;

  @BeforeAll
  void makesAnAccount() {
    slug = accounts.create("traces");
    accounts.user(slug, "mia", "Account Manager");
    accounts.user(slug, "uli", "User");
    sso = SamlAnswers.in(api, slug, provider, false);
  }

  @Test
  @DisplayName("is found under the id that the person saw, with the failed check and a cure")
  void leavesItsTrace() {
    Map<String, UnaryOperator<TestResponse>> bends = new LinkedHashMap<>();
    bends.put("UNSIGNED", response -> response.signed());
    bends.put("WRONG_KEY", response -> response.signedBy(provider.impostor()));
    bends.put(
        "ALTERED", response -> response.text(xml -> xml.replace("ana@contoso", "eve@contoso")));
    bends.put("EXPIRED", response -> response.at(Instant.now().minus(Duration.ofHours(1))));
    bends.put("NAME_ID_FORMAT", response -> response.nameId("00u1", NameIDType.PERSISTENT));
    bends.put("IDP_STATUS", response -> response.response(TracesIT::denied));
    bends.put("NO_USER", response -> response.nameId("nobody@traces.example"));
    bends.put(
        "DOCTYPE", r -> r.text(xml -> "<!DOCTYPE r>" + xml.replaceFirst("<\\?xml[^>]*>", "")));
    int people = api.get("/accounts/" + slug + "/users").json().path("items").size();

    bends.forEach(
        (reason, bend) -> {
          Visitor browser = gatehouse.visitor();
          String id = SamlAnswers.incident(sso.post(browser, bend.apply(sso.answer(browser))));
          JsonNode trace = api.get("/accounts/" + slug + "/sso/traces/" + id).json();
          assertThat(trace.path("reason").asText()).as(trace.toString()).isEqualTo(reason);
          assertThat(trace.path("cure").asText()).isNotBlank().doesNotContain("sso.cure");
          assertThat(trace.path("checks").findValuesAsText("state")).contains("FAILED");
          assertThat(trace.toString()).doesNotContain("@contoso", "nobody@traces");
          assertThat(browser.get("/").redirects()).as("not signed in").isTrue();
        });

    assertThat(api.get("/accounts/" + slug + "/users").json().path("items")).hasSize(people);
    assertThat(api.get("/accounts/" + slug + "/sso/traces").json().findValuesAsText("reason"))
        .containsAll(bends.keySet());
    JsonNode newest = api.get("/accounts/" + slug + "/sso/traces?limit=1").json();
    String next = "/accounts/" + slug + "/sso/traces?cursor=" + newest.path("next").asText();
    assertThat(api.get(next).json().findValuesAsText("id"))
        .hasSizeGreaterThanOrEqualTo(bends.size() - 1)
        .doesNotContain(newest.at("/items/0/id").asText());
    assertThat(api.get("/accounts/" + slug + "/sso/traces?cursor=eA").status()).isEqualTo(422);
    assertThat(gatehouse.log()).doesNotContain("nobody@traces.example");
  }

  @Test
  @DisplayName("is seen by the account's managers alone, without persons until one gives a reason")
  void isForTheAccountsManagers() {
    Visitor browser = gatehouse.visitor();
    String id =
        SamlAnswers.incident(sso.post(browser, sso.answer(browser).nameId("petra@traces.example")));
    Visitor mia = gatehouse.visitor();
    mia.signIn(slug + ":mia", Accounts.PASSWORD);

    Answer page = mia.open("/sso/traces?find=" + id.substring(3).toLowerCase(Locale.ROOT));
    assertThat(page.url().getPath()).isEqualTo("/sso/trace");
    assertThat(page.page().select("#xml").text())
        .contains("saml2p:Response", provider.entityId())
        .doesNotContain("petra@traces.example");
    Answer without = mia.submit(page, "#reveal-form", Map.of("why", " "));
    assertThat(without.page().select("#why-reason")).isNotEmpty();
    assertThat(without.body()).doesNotContain("petra@traces.example");
    Answer revealed = mia.submit(page, "#reveal-form", Map.of("why", "She called about it"));
    assertThat(revealed.page().select("#xml").text()).contains("petra@traces.example");
    JsonNode entry =
        api.get("/accounts/" + slug + "/audit/events?action=Reveal").json().path("items").path(0);
    assertThat(entry.path("username").asText()).isEqualTo("mia");
    assertThat(entry.path("description").asText()).contains(id, "She called about it");
    assertThat(mia.open("/sso/trace?id=" + id).body()).doesNotContain("petra@traces.example");

    String elsewhere = accounts.create("traces-other");
    accounts.user(elsewhere, "max", "Account Manager");
    Visitor max = gatehouse.visitor();
    max.signIn(elsewhere + ":max", Accounts.PASSWORD);
    assertThat(max.get("/sso/trace?id=" + id).status()).isEqualTo(404);
    assertThat(max.open("/sso/traces").body()).doesNotContain(id);
    assertThat(api.get("/accounts/" + elsewhere + "/sso/traces/" + id).status()).isEqualTo(404);
    Visitor uli = gatehouse.visitor();
    uli.signIn(slug + ":uli", Accounts.PASSWORD);
    assertThat(uli.get("/sso/trace?id=" + id).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("is counted and not kept when one address sends many")
  void isCountedWhenThereAreMany() {
    String busy = accounts.create("traces-busy");
    SamlAnswers there = SamlAnswers.in(api, busy, provider, false);
    Visitor browser = gatehouse.visitor();
    for (int i = 0; i < TraceKeeper.MOST_OF_ADDRESS + 3; i++) {
      browser.post(there.acsUrl(), Map.of("SAMLResponse", "bm8geG1s"));
    }

    assertThat(api.get("/accounts/" + busy + "/sso/traces").json().path("items"))
        .hasSize((int) TraceKeeper.MOST_OF_ADDRESS);
    accounts.user(busy, "mia", "Account Manager");
    Visitor mia = gatehouse.visitor();
    mia.signIn(busy + ":mia", Accounts.PASSWORD);
    assertThat(mia.open("/sso/traces").page().text()).contains("3 more were counted");
  }

  @Test
  @DisplayName(
      "goes with the person that it is about, by whatever name and even if nobody knew him")
  void goesWithThePerson() {
    String email = "gone@" + slug + ".example";
    String upn = "g.one@corp." + slug;
    accounts.user(slug, "gone", "User");
    come(response -> response.nameId(email));
    api.post("/accounts/" + slug + "/users/gone/disable", "");
    assertThat(api.get("/accounts/" + slug + "/audit/events?limit=200").body()).contains(email);
    List<String> his =
        List.of(
            refused("DISABLED", response -> response.nameId(email)),
            // Known by a name that no user has, and named in a claim alone.
            refused(
                "NAME_ID_FORMAT",
                response -> response.nameId("00u1", NameIDType.PERSISTENT).claim(MAIL, email)),
            refused("WRONG_KEY", r -> r.nameId(email).signedBy(provider.impostor())),
            refused("NO_USER", response -> response.nameId(upn).claim(MAIL, email)),
            // Nothing of it could be read.
            refused(
                "DOCTYPE",
                response ->
                    response
                        .nameId(email)
                        .text(xml -> "<!DOCTYPE r>" + xml.replaceFirst("<\\?xml[^>]*>", ""))));
    String anothers = refused("NO_USER", response -> response.nameId("stays@" + slug + ".example"));

    assertThat(api.delete("/accounts/" + slug + "/users/gone").status()).isEqualTo(204);

    assertThat(his).allMatch(id -> trace(id).status() == 404);
    assertThat(trace(anothers).status()).isEqualTo(200);
    assertThat(api.get("/accounts/" + slug + "/audit/events?limit=1000").body())
        .doesNotContain(email);
  }

  private static final String MAIL =
      "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

  private static void denied(Response response) {
    StatusMessage message = OpenSaml.make(StatusMessage.DEFAULT_ELEMENT_NAME);
    message.setValue("User eve@contoso.example is not assigned to this application");
    response.setStatus(TestResponse.status(StatusCode.REQUEST_DENIED));
    response.getStatus().setStatusMessage(message);
  }

  private void come(UnaryOperator<TestResponse> bend) {
    Visitor browser = gatehouse.visitor();
    assertThat(sso.post(browser, bend.apply(sso.answer(browser))).status()).isEqualTo(303);
  }

  /** The id of the trace that such a response leaves. */
  private String refused(String reason, UnaryOperator<TestResponse> bend) {
    Visitor browser = gatehouse.visitor();
    String id = SamlAnswers.incident(sso.post(browser, bend.apply(sso.answer(browser))));
    assertThat(trace(id).json().path("reason").asText()).isEqualTo(reason);
    return id;
  }

  private Answer trace(String id) {
    return api.get("/accounts/" + slug + "/sso/traces/" + id);
  }
}
