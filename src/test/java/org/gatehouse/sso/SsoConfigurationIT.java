package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
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
