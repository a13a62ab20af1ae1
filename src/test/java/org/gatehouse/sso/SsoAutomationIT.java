package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.sso.metadata.Documents;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a program that sets accounts up does with single sign-on, by a key for nothing else. */
class SsoAutomationIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api operator = Gatehouse.shared().api();
  private final Accounts accounts = new Accounts(operator);
  private final String account = accounts.create("automated");
  private final String sso = "/accounts/" + account + "/sso";

  private HttpServer provider;
  private Api api;

  @BeforeEach
  void aProviderAndAKey() throws Exception {
    byte[] document = Documents.of("keycloak").getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, document.length);
          exchange.getResponseBody().write(document);
          exchange.close();
        });
    provider.start();
    String key =
        operator
            .post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"plan\",\"scopes\":[\"sso:manage\"]}")
            .json()
            .path("key")
            .asText();
    api = new Api(Gatehouse.shared().url(), key);
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  @Test
  @DisplayName("goes from the provider's metadata to an enforced sign-in without a page")
  void setsAnAccountUp() {
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "uli", "User");
    assertThat(api.get(sso + "/metadata").status()).isEqualTo(404);
    assertThat(field(api.post(sso + "/metadata", "{}"))).isEqualTo("metadataUrl");
    assertThat(field(api.post(sso + "/metadata", "{\"metadataText\":\"<x/>\"}")))
        .isEqualTo("metadataText");
    assertThat(api.get(sso + "/draft").status()).as("nothing is left of it").isEqualTo(404);

    Answer taken = api.post(sso + "/metadata", body("metadataUrl", url()));
    assertThat(taken.status()).as(taken.toString()).isEqualTo(200);
    JsonNode draft = taken.json();
    assertThat(draft.at("/values/certificates")).isNotEmpty();
    assertThat(draft.at("/metadata/metadataUrl").asText()).isEqualTo(url());
    assertThat(api.get(sso + "/metadata").status()).as("nothing of a draft counts").isEqualTo(404);
    assertThat(api.post(sso + "/metadata", body("metadataUrl", url())).status())
        .as("of a draft that was not seen")
        .isEqualTo(409);

    assertThat(
            api.post(
                    sso + "/draft/promote",
                    JSON.createObjectNode()
                        .put("seen", draft.path("seen").asText())
                        .put("confirmation", account)
                        .toString())
                .status())
        .isEqualTo(200);
    JsonNode followed = api.get(sso + "/metadata").json();
    assertThat(followed.path("metadataUrl").asText()).isEqualTo(url());
    assertThat(followed.path("entityId")).isEqualTo(draft.at("/values/idpEntityId"));
    assertThat(followed.path("live").asBoolean()).isTrue();
    assertThat(api.put(sso + "/metadata", "{\"keepCurrent\":false}").json().path("keepCurrent"))
        .isEqualTo(JSON.getNodeFactory().booleanNode(false));
    assertThat(api.post(sso + "/metadata/refresh", "").json().path("failure").isNull()).isTrue();

    assertThat(api.put(sso + "/enforced", "{\"on\":false}").status()).isEqualTo(200);
    assertThat(api.put(sso + "/enabled", "{\"on\":true}").status()).isEqualTo(200);
    JsonNode before = api.get(sso + "/enforced?limit=1").json();
    assertThat(before.path("on").asBoolean()).isFalse();
    assertThat(before.at("/counts/UNMATCHED").asInt()).isEqualTo(2);
    assertThat(before.at("/items/0/username").asText()).isEqualTo("mia");
    assertThat(before.path("concern").asText()).isNotEmpty();
    JsonNode rest =
        api.get(sso + "/enforced?limit=1&cursor=" + before.path("next").asText()).json();
    assertThat(rest.at("/items/0/username").asText()).isEqualTo("uli");
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(api.put(sso + "/enforced", "{\"on\":true}").status())
        .as("while there is a concern")
        .isEqualTo(409);
    assertThat(api.put(sso + "/enforced", "{\"on\":true,\"confirmed\":true}").status())
        .isEqualTo(200);

    JsonNode holders = api.get(sso + "/emergency-codes").json().path("items");
    assertThat(holders).hasSize(1);
    assertThat(holders.get(0).path("codes").asInt()).isZero();
    assertThat(field(api.get(sso + "/emergency-codes?limit=0"))).isEqualTo("limit");
    assertThat(api.delete(sso + "/emergency-codes/mia").status()).isEqualTo(204);
    assertThat(api.delete(sso + "/emergency-codes/nobody").status()).isEqualTo(404);

    assertThat(api.delete(sso + "/metadata").status()).isEqualTo(204);
    assertThat(api.get(sso + "/metadata").status()).isEqualTo(404);
    assertThat(api.get(sso).json().path("enforced").asBoolean()).isTrue();
    assertThat(
            operator
                .get("/accounts/" + account + "/audit/events?item=Single%20sign-on&limit=100")
                .json()
                .findValuesAsText("description"))
        .filteredOn("Source of the provider’s metadata changed."::equals)
        .hasSize(3);
  }

  @Test
  @DisplayName("takes emergency codes away by name, in any case and with a slash, and by id")
  void revokesEmergencyCodes() {
    String mia = accounts.user(account, "mia", "Account Manager");
    String sales =
        """
        {"username":"sales/ana","email":"ana@%s.example","roles":["Account Manager"]}
        """
            .formatted(account);
    assertThat(operator.post("/accounts/" + account + "/users", sales).status()).isEqualTo(201);

    for (String name : List.of(mia, "mia", "MIA", "sales/ana")) {
      assertThat(api.delete(sso + "/emergency-codes/" + name).status()).as(name).isEqualTo(204);
    }
    assertThat(api.delete(sso + "/emergency-codes/mia@" + account + ".example").status())
        .as("an address is no name")
        .isEqualTo(404);
    assertThat(
            operator
                .get("/accounts/" + account + "/audit/events?item=Emergency%20code&outcome=FAILURE")
                .json()
                .findValuesAsText("description"))
        .containsExactly("Revoking the emergency codes of mia@" + account + ".example failed.");
  }

  @Test
  @DisplayName("says which provider of several it means")
  void choosesOneOfSeveral() {
    String several = Documents.of("federation");

    assertThat(field(api.post(sso + "/metadata", body("metadataText", several))))
        .isEqualTo("entityId");
    String wanted =
        JSON.createObjectNode()
            .put("metadataText", several)
            .put("entityId", "https://idp.south.example/idp/shibboleth")
            .put("logoutUrl", "https://idp.south.example/out")
            .toString();
    JsonNode draft = api.post(sso + "/metadata", wanted).json();

    assertThat(draft.at("/values/idpEntityId").asText())
        .as(draft.toString())
        .isEqualTo("https://idp.south.example/idp/shibboleth");
    assertThat(api.get(sso + "/metadata").status()).as("a text is followed nowhere").isEqualTo(404);
  }

  private String url() {
    return "http://127.0.0.1:" + provider.getAddress().getPort() + "/metadata";
  }

  private static String body(String field, String value) {
    return JSON.createObjectNode().put(field, value).toString();
  }

  private static String field(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    return answer.json().at("/errors/0/field").asText();
  }
}
