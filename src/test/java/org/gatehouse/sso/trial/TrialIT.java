package org.gatehouse.sso.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.gatehouse.sso.SamlAnswers;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A manager tests single sign-on: a report for him alone; and the way back when nobody comes in.
 */
@Tag("one-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("a test sign-in")
class TrialIT {

  private static final String GROUPS = "http://schemas.xmlsoap.org/claims/Group";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/trials");
  private String slug;
  private SamlAnswers sso;
  private Visitor mia;

  @BeforeAll
  void makesAnAccount() {
    slug = accounts.create("trial");
    accounts.user(slug, "mia", "Account Manager");
    accounts.user(slug, "max", "Account Manager");
    accounts.user(slug, "uli", "User");
    // Switched off: a test goes its way before anybody else does.
    sso = SamlAnswers.in(api, slug, provider, false).configured(provider, false, false);
    mia = gatehouse.visitor();
    mia.signIn(slug + ":mia", Accounts.PASSWORD);
  }

  @Test
  @DisplayName("shows every check and what would happen, and signs nobody in")
  void reportsAndSignsNobodyIn() {
    String users = "/accounts/" + slug + "/users";
    int people = api.get(users).json().path("items").size();
    TestResponse response =
        begin().nameId("uli@" + slug + ".example").claim(GROUPS, "Finance_Department");

    Answer posted = sso.post(mia, response);
    assertThat(posted.status()).as(posted.toString()).isEqualTo(303);
    Answer report = mia.follow(posted);

    assertThat(report.url().getPath()).isEqualTo("/sso/test");
    assertThat(report.page().select("#result").text())
        .contains("Passed", "uli would come in by his e-mail address", "Finance_Department");
    assertThat(report.page().select("#checks .badge.good")).hasSize(13);
    assertThat(report.page().select("#checks").text())
        .contains(provider.entityId(), "uli@" + slug + ".example", sso.acsUrl());
    assertThat(mia.open("/").page().select("#caller").text()).isEqualTo("mia");
    assertThat(api.get(users).json().path("items")).hasSize(people);
    assertThat(api.get("/accounts/" + slug + "/audit/events?action=Test").body())
        .contains("Test of single sign-on passed.");
    // The answer counts once, and in a sign-in never.
    SamlAnswers.incident(sso.post(mia, response));
    Visitor max = gatehouse.visitor();
    max.signIn(slug + ":max", Accounts.PASSWORD);
    String run = report.url().getPath() + "?" + report.url().getQuery();
    assertThat(max.open(run).page().select("#result")).isEmpty();
  }

  @Test
  @DisplayName("says which check failed and what probably helps")
  void saysWhatFailed() {
    Answer report =
        mia.follow(
            sso.post(
                mia, begin().nameId("uli@" + slug + ".example").signedBy(provider.impostor())));

    assertThat(report.page().select("#result").text())
        .contains("Not passed", "probably rotated its certificate");
    assertThat(report.page().select("#checks .badge.bad")).hasSize(1);
    Answer unknown = mia.follow(sso.post(mia, begin().nameId("nobody@elsewhere.example")));
    assertThat(unknown.page().select("#result").text())
        .contains("Not passed", "new users are not created");
  }

  @Test
  @DisplayName("counts in the browser that began it alone")
  void countsInItsBrowserAlone() {
    TestResponse response = begin().nameId("uli@" + slug + ".example");
    Visitor thief = gatehouse.visitor();

    SamlAnswers.incident(sso.post(thief, response));

    assertThat(thief.get("/").redirects()).isTrue();
    assertThat(mia.get("/sso/test/start").redirects()).isTrue();
    Visitor uli = gatehouse.visitor();
    uli.signIn(slug + ":uli", Accounts.PASSWORD);
    assertThat(uli.get("/sso/test/start").status()).isEqualTo(403);
    Answer other =
        mia.send(mia.request("/sso/test/start").header("Sec-Fetch-Site", "cross-site").GET());
    assertThat(other.location().getPath()).isEqualTo("/sso/test");
  }

  @Test
  @DisplayName("lets an administrator confirm that he is the person at the provider")
  void letsAnAdministratorConfirm() {
    String own = accounts.create("trial-own");
    accounts.user(own, "ada", "Account Manager");
    SamlAnswers there = SamlAnswers.in(api, own, provider, false);
    Visitor ada = gatehouse.visitor();
    ada.signIn(own + ":ada", Accounts.PASSWORD);
    String address = "ada@" + own + ".example";
    Visitor stranger = gatehouse.visitor();
    SamlAnswers.incident(there.post(stranger, there.answer(stranger).nameId(address)));

    Answer report =
        ada.follow(
            there.post(ada, there.answerTo(ada.get("/sso/test/start").location()).nameId(address)));
    ada.submit(report, "#confirm-form", Map.of());

    Visitor later = gatehouse.visitor();
    assertThat(
            later
                .follow(there.post(later, there.answer(later).nameId(address)))
                .page()
                .select("#caller")
                .text())
        .isEqualTo("ada");
  }

  @Test
  @DisplayName("lets exactly the draft become live that it was made of, and no changed one")
  void countsForTheTestedDraftAlone() {
    String own = accounts.create("trial-draft");
    accounts.user(own, "mia", "Account Manager");
    accounts.user(own, "uli", "User");
    SamlAnswers there = SamlAnswers.in(api, own, provider, false);
    Visitor manager = gatehouse.visitor();
    manager.signIn(own + ":mia", Accounts.PASSWORD);
    String path = "/accounts/" + own + "/sso";

    JsonNode draft = prepared(path, "https://idp.example/first", 0);
    URI asked = manager.get("/sso/test/start").location();
    JsonNode changed = prepared(path, "https://idp.example/second", draft.path("version").asLong());
    passes(manager, there, asked, own);
    assertThat(api.get(path + "/draft").json().path("testPassedAt").isNull())
        .as("the draft has changed while it was tested")
        .isTrue();
    assertThat(promoted(path, changed).status()).isEqualTo(422);

    passes(manager, there, manager.get("/sso/test/start").location(), own);
    JsonNode tested = api.get(path + "/draft").json();
    assertThat(tested.path("testPassedAt").isNull()).isFalse();
    JsonNode again = prepared(path, "https://idp.example/third", tested.path("version").asLong());
    assertThat(promoted(path, again).status()).as("changed since").isEqualTo(422);
    JsonNode back = prepared(path, "https://idp.example/second", again.path("version").asLong());

    Answer promoted = promoted(path, back);

    assertThat(promoted.json().path("logoutUrl").asText())
        .as(promoted.toString())
        .isEqualTo("https://idp.example/second");
    assertThat(api.get(path + "/versions").json().at("/items/0/proof").asText())
        .isEqualTo("TESTED");
  }

  private JsonNode prepared(String path, String logoutUrl, long version) {
    ObjectNode wanted = (ObjectNode) api.get(path).json();
    Answer saved =
        api.put(
            path + "/draft", wanted.put("logoutUrl", logoutUrl).put("version", version).toString());
    assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    return saved.json();
  }

  private Answer promoted(String path, JsonNode draft) {
    return api.post(path + "/draft/promote", "{\"seen\":" + draft.path("seen") + "}");
  }

  private static void passes(Visitor manager, SamlAnswers there, URI asked, String account) {
    Answer report =
        manager.follow(
            there.post(manager, there.answerTo(asked).nameId("uli@" + account + ".example")));
    assertThat(report.page().select("#result").text()).contains("Passed");
  }

  @Test
  @DisplayName("that nobody made: three refusals after a change bring managers a link back, once")
  void leadsBack() throws Exception {
    String changed = accounts.create("trial-back");
    accounts.user(changed, "mia", "Account Manager");
    accounts.user(changed, "uli", "User");
    String uli = "uli@" + changed + ".example";
    SamlAnswers there = SamlAnswers.in(api, changed, provider, false);
    var other = provider.impostor();
    there.configured(other, true, false);
    for (int i = 0; i < 3; i++) {
      Visitor visitor = gatehouse.visitor();
      SamlAnswers.incident(there.post(visitor, there.answer(visitor).nameId(uli)));
    }

    var mailbox = new Mailbox(gatehouse);
    String manager = "mia@" + changed + ".example";
    String link = mailbox.linkTo(manager, "Nobody comes in");
    assertThat(MailText.of(mailbox.mailTo(manager, "Nobody comes in"))).contains("/sso/traces");
    Visitor anybody = gatehouse.visitor();
    Answer asks = anybody.open(link);
    Visitor still = gatehouse.visitor();
    SamlAnswers.incident(there.post(still, there.answer(still).nameId(uli)));
    Answer gone = anybody.submit(asks, "#back-form", Map.of());
    assertThat(gone.page().text()).contains("You are back");

    Visitor again = gatehouse.visitor();
    assertThat(
            again
                .follow(there.post(again, there.answer(again).nameId(uli)))
                .page()
                .select("#caller")
                .text())
        .isEqualTo("uli");
    assertThat(anybody.open(link).page().select("#back-form")).isEmpty();
    assertThat(mailbox.all(manager, "Nobody comes in")).hasSize(1);
    assertThat(api.get("/accounts/" + changed + "/audit/events?action=Restore").body())
        .contains("set back to version 1");
  }

  @Test
  @DisplayName("that a stranger or one browser alone makes brings no link back")
  void leadsNobodyBackForStrangers() throws Exception {
    String calm = accounts.create("trial-calm");
    accounts.user(calm, "mia", "Account Manager");
    String uli = "uli@" + calm + ".example";
    SamlAnswers there = SamlAnswers.in(api, calm, provider, false);
    there.configured(provider.impostor(), true, false);
    Visitor stranger = gatehouse.visitor();
    there.answer(stranger);
    for (int i = 0; i < 3; i++) {
      SamlAnswers.incident(stranger.post(there.acsUrl(), Map.of("SAMLResponse", "AAAA")));
      SamlAnswers.incident(there.post(stranger, there.answer(gatehouse.visitor()).nameId(uli)));
    }
    Visitor one = gatehouse.visitor();
    for (int i = 0; i < 3; i++) {
      SamlAnswers.incident(there.post(one, there.answer(one).nameId(uli)));
    }
    var mailbox = new Mailbox(gatehouse);
    String manager = "mia@" + calm + ".example";
    Visitor two = gatehouse.visitor();
    SamlAnswers.incident(there.post(two, there.answer(two).nameId(uli)));
    assertThat(mailbox.all(manager, "Nobody comes in")).isEmpty();

    Visitor three = gatehouse.visitor();
    SamlAnswers.incident(there.post(three, there.answer(three).nameId(uli)));
    assertThat(mailbox.linkTo(manager, "Nobody comes in")).contains("/login/back");
  }

  /** A correct answer to a test that mia begins now. */
  private TestResponse begin() {
    URI asked = mia.get("/sso/test/start").location();
    assertThat(asked.toString()).startsWith(provider.entityId());
    return sso.answerTo(asked);
  }
}
