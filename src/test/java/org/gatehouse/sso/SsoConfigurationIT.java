package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration has to hold, and what becomes of its addresses. */
class SsoConfigurationIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/configured");

  private final Api api = Gatehouse.shared().api();
  private final String account = new Accounts(api).create("configured");

  @ParameterizedTest
  @Tag("A-45")
  @CsvSource({
    "idpEntityId, The IdP Identifier is missing",
    "certificates, The IdP Signature Certificate is missing",
    "ssoUrl, The IdP Single Sign-On URL is missing",
    "logoutUrl, The Logout URL is missing"
  })
  void asksForEachOfTheFourInItsOwnWordsAndChangesNothing(String field, String words) {
    JsonNode before = put(whole()).json();
    ObjectNode lacking = whole().put("autoCreateUsers", false);
    lacking.remove(field);

    Answer refused = put(lacking);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("errors")).hasSize(1);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(refused.json().at("/errors/0/message").asText()).startsWith(words);
    assertThat(api.get("/accounts/" + account + "/sso").json()).isEqualTo(before);
  }

  @Test
  @Tag("A-46")
  @DisplayName("A-46: each certificate is read, and nothing beside one is dropped")
  void readsEachCertificate() {
    String other = TestIdentityProvider.named("https://idp.example/next").pem();
    String bare = other.replaceAll("-----[A-Z ]+-----|\\s", "");

    Answer both = put(certificates(PROVIDER.pem(), bare));

    assertThat(both.status()).as(both.toString()).isEqualTo(200);
    assertThat(both.json().path("certificates")).hasSize(2);
    assertThat(both.json().at("/certificates/1").asText().strip()).isEqualTo(other.strip());
    assertRefused("This is no certificate", put(certificates(PROVIDER.pem(), "garbage")));
    assertRefused("This is no certificate", put(certificates(PROVIDER.pem() + "garbage")));
    String key =
        Base64.getEncoder()
            .encodeToString(TestIdentityProvider.rsa(2048).getPrivate().getEncoded());
    assertRefused("This is a private key", put(certificates(PROVIDER.pem(), key)));
    assertRefused("This is a private key", put(certificates(PROVIDER.pem() + key)));
    assertThat(api.get(path("")).json()).isEqualTo(both.json());
  }

  @Test
  @Tag("A-46")
  @DisplayName("A-46: a certificate that can not be kept is refused")
  void refusesWhatCanNotBeKept() throws Exception {
    Instant now = Instant.now();
    var large =
        TestIdentityProvider.certificate(
            TestIdentityProvider.rsa(2048), "x".repeat(36_800), now, now.plusSeconds(60));

    Answer refused = put(certificates(Base64.getEncoder().encodeToString(large.getEncoded())));

    assertRefused("", refused);
  }

  private static ObjectNode certificates(String... texts) {
    ObjectNode whole = whole();
    var array = whole.putArray("certificates");
    List.of(texts).forEach(array::add);
    return whole;
  }

  private static void assertRefused(String words, Answer refused) {
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("errors")).hasSize(1);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("certificates");
    assertThat(refused.json().at("/errors/0/message").asText()).startsWith(words);
  }

  @Test
  @Tag("A-48")
  void makesANewAssertionConsumerUrlForANewNameOnly() {
    JsonNode first = put(whole()).json();
    JsonNode edited =
        put(whole().put("ssoUrl", "https://idp.example/other").put("enabled", true)).json();
    JsonNode renamed = put(whole().put("spName", account + "-2")).json();
    JsonNode back = put(whole().put("spName", account)).json();

    assertThat(edited.path("acsUrl")).isEqualTo(first.path("acsUrl"));
    assertThat(renamed.path("spEntityId").asText()).endsWith("/login/saml/" + account + "-2/");
    assertThat(renamed.path("acsUrl").asText())
        .startsWith(renamed.path("spEntityId").asText() + "acs/");
    assertThat(back.path("spEntityId")).isEqualTo(first.path("spEntityId"));
    assertThat(back.path("acsUrl")).isNotEqualTo(first.path("acsUrl"));
  }

  @Test
  @Tag("A-11")
  void recordsAChangedConfigurationAsLoginOptionsAndARefusedOneAsItsFailure() {
    put(whole());
    put(whole().put("logoutUrl", "https://idp.example/left"));
    put(whole().put("ssoUrl", "http://idp.example/plain"));

    JsonNode log =
        api.get("/accounts/" + account + "/audit/events?item=Account&action=Update")
            .json()
            .path("items");

    assertThat(log).hasSize(3);
    assertThat(log.get(0).path("description").asText())
        .isEqualTo("Account login options update failed.");
    assertThat(log.get(0).path("outcome").asText()).isEqualTo("FAILURE");
    assertThat(log.get(1).path("description").asText()).isEqualTo("Account login options updated.");
    assertThat(log.get(1).path("details").path("change.logoutUrl").asText())
        .isEqualTo(PROVIDER.entityId() + "/out → https://idp.example/left");
  }

  @Test
  @DisplayName("options are kept when a program does not name them, and told before and after")
  void keepsOptions() {
    put(whole());
    ObjectNode chosen = whole().put("forceAuthn", true).put("encryption", "DEMANDED");
    chosen.put("nameIdValue", "UPN").put("refuseExpiredCertificates", true);
    chosen.put("authnComparison", "MINIMUM").putArray("authnContexts").add("urn:example:token");
    chosen.putObject("claims").put("email", "mail");

    JsonNode set = put(chosen).json();
    JsonNode kept = put(whole()).json();

    assertThat(kept).isEqualTo(set);
    assertThat(kept.path("forceAuthn").asBoolean()).isTrue();
    assertThat(kept.path("authnContexts")).hasSize(1);
    assertThat(kept.at("/claims/email").asText()).isEqualTo("mail");
    assertThat(kept.at("/claims/groups").asText())
        .isEqualTo("http://schemas.xmlsoap.org/claims/Group");
    ObjectNode back = (ObjectNode) JSON.valueToTree(kept);
    assertThat(put(back).status()).as("an answer can be sent back").isEqualTo(200);
    JsonNode told = log().get(2).path("details");
    assertThat(told.path("change.encryption").asText()).isEqualTo("ACCEPTED → DEMANDED");
    assertThat(told.path("change.claimEmail").asText()).endsWith("emailaddress → mail");
    assertThat(put(cleared()).json().at("/claims/email").asText()).endsWith("emailaddress");
  }

  @ParameterizedTest
  @CsvSource({
    "signatures, '\"NONE\"'",
    "encryption, '\"SOMETIMES\"'",
    "nameIdValue, '\"PHONE\"'",
    "authnComparison, '\"ABOUT\"'",
    "authnContexts, '[\"no uri\"]'",
    "skewSeconds, 301",
    "authenticationMinutes, -1",
    "claims, '{\"firstName\":\"same\",\"lastName\":\"same\"}'"
  })
  void namesTheOptionThatIsWrong(String field, String value) throws Exception {
    Answer refused = put((ObjectNode) whole().set(field, JSON.readTree(value)));

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("errors")).hasSize(1);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @Test
  @DisplayName("nothing is asked for that no sign-in could satisfy")
  void refusesWhatNobodyCouldSatisfy() {
    ObjectNode wanted = whole().put("authnComparison", "BETTER");
    wanted.putArray("authnContexts").add("urn:example:token");

    Answer refused = put(wanted);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("authnComparison");
  }

  @Test
  @DisplayName("a form that stood open shows what others have saved, and undoes nothing of it")
  void overwritesNothingFromAFormThatStoodOpen() {
    new Accounts(api).user(account, "mia", "Account Manager");
    put(whole());
    Visitor mia = Gatehouse.shared().visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    Answer open = mia.open("/sso");
    ObjectNode theirs = whole().put("logoutUrl", "https://idp.example/theirs").put("version", 0);
    assertThat(api.put(path("/draft"), theirs.toString()).status()).isEqualTo(200);

    Answer late =
        mia.submit(
            open, "#sso-form", Map.of("idpEntityId", "https://idp.example/mine", "ssoUrl", ""));
    mia.submit(late, "#sso-form", Map.of());

    assertThat(late.page().select("#logoutUrl").attr("value"))
        .as(late.toString())
        .isEqualTo("https://idp.example/theirs");
    assertThat(late.page().select("#sso-form .error")).isEmpty();
    JsonNode draft = api.get(path("/draft")).json().path("values");
    assertThat(draft.path("logoutUrl").asText()).isEqualTo("https://idp.example/theirs");
    assertThat(draft.path("idpEntityId").asText()).isEqualTo(PROVIDER.entityId());
  }

  @Test
  @DisplayName("a draft stands beside what is live until it is promoted, and comes back")
  void preparesChanges() {
    JsonNode live = put(whole()).json();
    String draft = path("/draft");
    assertThat(api.get(draft).status()).isEqualTo(404);

    ObjectNode wanted = whole().put("logoutUrl", "https://idp.example/prepared").put("version", 0);
    Answer saved = api.put(draft, wanted.toString());
    assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    assertThat(saved.json().path("differences")).hasSize(1);
    assertThat(saved.json().at("/differences/0/after").asText())
        .isEqualTo("https://idp.example/prepared");
    assertThat(api.get(path("")).json()).isEqualTo(live);
    assertThat(api.put(draft, wanted.toString()).status()).as("seen by nobody").isEqualTo(409);

    String seen = saved.json().path("seen").asText();
    Answer unproved = promote(seen, "");
    assertThat(unproved.status()).as(unproved.toString()).isEqualTo(422);
    assertThat(unproved.json().at("/errors/0/field").asText()).isEqualTo("confirmation");
    assertThat(promote("0-0", account).status()).isEqualTo(409);
    Answer promoted = promote(seen, account);
    assertThat(promoted.json().path("logoutUrl").asText())
        .as(promoted.toString())
        .isEqualTo("https://idp.example/prepared");
    assertThat(api.get(draft).status()).isEqualTo(404);

    JsonNode history = api.get(path("/versions")).json().path("items");
    assertThat(history).hasSize(2);
    assertThat(history.get(0).path("proof").asText()).isEqualTo("CONFIRMED");
    assertThat(history.get(0).path("changes")).hasSize(1);
    assertThat(history.get(1).path("proof").asText()).isEqualTo("DIRECT");
    JsonNode newest = api.get(path("/versions?limit=1")).json();
    assertThat(newest.path("items")).hasSize(1);
    JsonNode rest = api.get(path("/versions?cursor=" + newest.path("next").asText())).json();
    assertThat(rest.path("items")).containsExactly(history.get(1));
    assertThat(api.get(path("/versions?cursor=eA")).json().at("/errors/0/field").asText())
        .isEqualTo("cursor");
    Answer former = api.post(path("/versions/1/restore"), "{}");
    assertThat(former.json().at("/values/logoutUrl").asText())
        .as(former.toString())
        .isEqualTo(live.path("logoutUrl").asText());
    assertThat(former.json().at("/values/certificates")).isEqualTo(live.path("certificates"));
    assertThat(api.delete(draft + "?version=999").status()).isEqualTo(409);
    String restored = draft + "?version=" + former.json().path("version").asText();
    assertThat(api.delete(restored).status()).isEqualTo(204);
    assertThat(api.put(draft, wanted.toString()).status()).isEqualTo(200);
    assertThat(api.delete(restored).status()).as("of a draft that is gone").isEqualTo(409);
    assertThat(api.get("/accounts/" + account + "/audit/events?item=Single%20sign-on").body())
        .contains("Changes of single sign-on prepared.");
  }

  @Test
  @DisplayName("a draft that would be lost is asked about before a former version replaces it")
  void asksBeforeAFormerVersionReplacesADraft() {
    put(whole());
    put(whole().put("logoutUrl", "https://idp.example/second"));
    new Accounts(api).user(account, "mia", "Account Manager");
    Visitor mia = Gatehouse.shared().visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    assertThat(mia.open("/sso/history").page().select("button[name=restore]")).hasSize(1);
    assertThat(mia.open("/sso/history").page().select("details button[name=restore]")).isEmpty();
    ObjectNode wanted = whole().put("logoutUrl", "https://idp.example/third").put("version", 0);
    assertThat(api.put(path("/draft"), wanted.toString()).status()).isEqualTo(200);

    Answer open = mia.open("/sso/history");

    assertThat(open.page().select("button[name=restore]")).hasSize(1);
    assertThat(open.page().select("details:not([open]):has(button[name=restore]) p").text())
        .contains("Changed settings of the draft that are forgotten: 1.");
    Answer restored =
        mia.post(
            "/sso/history",
            Forms.pressed(open.page(), "#history-form", "restore", Map.of("restore", "1")));
    assertThat(restored.redirects()).as(restored.toString()).isTrue();
    assertThat(api.get(path("/draft")).json().at("/values/logoutUrl").asText())
        .isEqualTo(whole().path("logoutUrl").asText());
  }

  @Test
  @DisplayName(
      "of those who save or promote the same draft at once one wins, and the others are told")
  void letsOneOfManyWin() throws Exception {
    put(whole());
    assertThat(atOnce(i -> save(i, 0))).as("beginning a draft").containsOnlyOnce(200);
    JsonNode begun = api.get(path("/draft")).json();
    assertThat(begun.path("differences")).hasSize(1);
    assertThat(atOnce(i -> save(MANY + i, begun.path("version").asLong())))
        .as("changing it")
        .containsOnlyOnce(200);

    JsonNode draft = api.get(path("/draft")).json();
    String wanted = draft.at("/values/logoutUrl").asText();
    assertThat(atOnce(i -> promote(draft.path("seen").asText(), account)))
        .as("promoting it")
        .containsOnlyOnce(200);

    assertThat(api.get(path("/draft")).status()).isEqualTo(404);
    assertThat(api.get(path("")).json().path("logoutUrl").asText()).isEqualTo(wanted);
    assertThat(api.get(path("/versions")).json().path("items")).hasSize(2);
    assertThat(log().findValuesAsText("outcome"))
        .hasSize(MANY + 1)
        .filteredOn("SUCCESS"::equals)
        .hasSize(2);

    save(1, 0);
    JsonNode next = api.get(path("/draft")).json();
    assertThat(
            atOnce(
                i ->
                    i % 2 == 0
                        ? save(i, next.path("version").asLong())
                        : promote(next.path("seen").asText(), account)))
        .as("changing and promoting it")
        .containsOnlyOnce(200);
    String live = api.get(path("")).json().path("logoutUrl").asText();
    assertThat(api.get(path("/draft")).status())
        .as("either is there, never both")
        .isEqualTo(live.equals(wanted) ? 200 : 404);
  }

  private static final int MANY = 8;

  private static List<Integer> atOnce(IntFunction<Answer> call) throws Exception {
    List<Integer> statuses = AtOnce.statuses(MANY, i -> call.apply(i).status());
    assertThat(statuses).containsOnly(200, 409);
    return statuses;
  }

  private Answer save(int number, long seen) {
    return api.put(
        path("/draft"),
        whole().put("logoutUrl", "https://idp.example/" + number).put("version", seen).toString());
  }

  @Test
  @Tag("A-68")
  @DisplayName(
      "A-68: whether passwords are refused is a switch of its own with an entry of its own")
  void enforcesBySwitch() {
    assertThat(turn("enabled", true).status()).as("nothing is there").isEqualTo(404);
    put(whole());

    assertThat(turn("enforced", false).json().path("enforced").asBoolean()).isFalse();
    assertThat(turn("enabled", true).json().path("enabled").asBoolean()).isTrue();
    assertThat(turn("auto-create-groups", true).json().path("autoCreateGroups").asBoolean())
        .isTrue();
    assertThat(turn("enforced", true).json().path("enforced").asBoolean()).isTrue();
    assertThat(api.put(path("/enforced"), "{}").status()).isEqualTo(422);

    JsonNode entries =
        api.get("/accounts/" + account + "/audit/events?item=Single%20sign-on")
            .json()
            .path("items");
    assertThat(entries).as("what was only decided refused nobody").hasSize(1);
    assertThat(entries.get(0).path("description").asText())
        .isEqualTo("Only single sign-on from now on; passwords are refused.");
    assertThat(api.get(path("/versions")).json().path("items")).hasSize(1);
  }

  private Answer turn(String which, boolean on) {
    return api.put(path("/" + which), "{\"on\":%s,\"confirmed\":true}".formatted(on));
  }

  private Answer promote(String seen, String confirmation) {
    return api.post(
        path("/draft/promote"),
        JSON.createObjectNode().put("seen", seen).put("confirmation", confirmation).toString());
  }

  private JsonNode log() {
    return api.get("/accounts/" + account + "/audit/events?item=Account&action=Update")
        .json()
        .path("items");
  }

  private static ObjectNode cleared() {
    ObjectNode cleared = whole();
    cleared.putObject("claims").put("email", "");
    return cleared;
  }

  private String path(String rest) {
    return "/accounts/" + account + "/sso" + rest;
  }

  private Answer put(ObjectNode configuration) {
    return api.put("/accounts/" + account + "/sso", configuration.toString());
  }

  private static ObjectNode whole() {
    ObjectNode whole =
        JSON.createObjectNode()
            .put("idpEntityId", PROVIDER.entityId())
            .put("ssoUrl", PROVIDER.entityId() + "/sso")
            .put("logoutUrl", PROVIDER.entityId() + "/out")
            .put("autoCreateUsers", true)
            .put("enabled", false);
    whole.putArray("certificates").add(PROVIDER.pem());
    return whole;
  }
}
