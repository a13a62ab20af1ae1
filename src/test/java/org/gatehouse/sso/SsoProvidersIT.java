package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.IdentityProviderAdmin;
import org.gatehouse.testing.Keycloak;
import org.gatehouse.testing.Visitor;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real identity providers that share no code with us, and what they encrypt. */
@Tag("once")
class SsoProvidersIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROVIDERS_PAGE = "form:has(input[name=SAMLResponse])";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();

  @ParameterizedTest
  @Tag("A-56")
  @DisplayName("A-56: Keycloak encrypts, as its defaults and as its newest algorithms are")
  @CsvSource({
    "aes256-gcm, http://www.w3.org/2009/xmlenc11#aes256-gcm,"
        + " http://www.w3.org/2009/xmlenc11#rsa-oaep",
    "aes128-gcm, http://www.w3.org/2009/xmlenc11#aes128-gcm,"
        + " http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
    "aes256-cbc, http://www.w3.org/2001/04/xmlenc#aes256-cbc,"
        + " http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
    "metadata alone, , "
  })
  void keycloakEncrypts(String what, String cipher, String keyTransport) {
    Keycloak keycloak = gatehouse.identityProvider();
    String account = new Accounts(api).create("encrypted");
    JsonNode sso =
        configure(
            account,
            keycloak.entityId(),
            keycloak.signOnUrl().toString(),
            keycloak.logoutUrl().toString(),
            keycloak.certificate());
    new IdentityProviderAdmin(keycloak)
        .register(
            metadata(sso),
            cipher == null
                ? Map.of()
                : Map.of(
                    "saml.encrypt", "true",
                    "saml.encryption.algorithm", cipher,
                    "saml.encryption.keyAlgorithm", keyTransport));
    var nadia = gatehouse.visitor();

    Answer posted =
        nadia.follow(
            nadia.submit(
                nadia.open(sso.path("spEntityId").asText()),
                "form#kc-form-login",
                Map.of("username", "nadia", "password", "nadia at contoso")));

    String response = response(posted);
    assertThat(response).as(what).contains("EncryptedAssertion").doesNotContain("nadia");
    if (cipher != null) {
      assertThat(response).contains("\"" + cipher + "\"", "\"" + keyTransport + "\"");
    }
    assertThat(signedIn(nadia, posted)).as(what).isEqualTo("nadia.keller@contoso.example");
  }

  @Test
  @Tag("A-50")
  @Tag("A-64")
  @Tag("A-65")
  @DisplayName(
      "A-50, A-64, A-65: SimpleSAMLphp signs in, plain and encrypted, with names and groups")
  void simpleSamlPhp() {
    assumeTrue(Gatehouse.canHaveOtherIdentityProvider(), "Only Debian and its relatives ship it");
    var keys = TestIdentityProvider.rsa(2_048);
    var certificate =
        TestIdentityProvider.certificate(
            keys,
            "fabrikam",
            Instant.now().minusSeconds(60),
            Instant.now().plus(Duration.ofDays(9)));
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    try (var provider =
        gatehouse.otherIdentityProvider(key, TestIdentityProvider.pem(certificate))) {
      String account = new Accounts(api).create("fabrikam");
      JsonNode sso =
          configure(
              account,
              provider.entityId(),
              provider.signOnUrl(),
              provider.logoutUrl(),
              TestIdentityProvider.pem(certificate));
      provider.trust(metadata(sso));

      var lena = gatehouse.visitor();
      Answer plain = atSimpleSamlPhp(lena, sso, "lena");
      assertThat(response(plain)).contains("Vertrieb", ">Lena<").doesNotContain("Encrypted");
      assertThat(signedIn(lena, plain)).isEqualTo("Lena.Berg@fabrikam.example");
      JsonNode user = api.get("/accounts/" + account + "/users/lena.berg@fabrikam.example").json();
      assertThat(user.path("firstName").asText()).isEqualTo("Lena");
      assertThat(user.path("lastName").asText()).isEqualTo("Berg & Größe");
      assertThat(user.path("email").asText()).isEqualTo("lena@fabrikam.example");

      provider.encrypt();
      var again = gatehouse.visitor();
      Answer encrypted = atSimpleSamlPhp(again, sso, "lena");
      assertThat(response(encrypted))
          .contains("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
          .doesNotContain("Vertrieb", "Lena");
      assertThat(signedIn(again, encrypted)).isEqualTo("Lena.Berg@fabrikam.example");
      var tarek = gatehouse.visitor();
      assertThat(signedIn(tarek, atSimpleSamlPhp(tarek, sso, "tarek")))
          .isEqualTo("tarek@fabrikam.example");
    }
  }

  private Answer atSimpleSamlPhp(Visitor visitor, JsonNode sso, String name) {
    return visitor.follow(
        visitor.submit(
            visitor.open(sso.path("spEntityId").asText()),
            "form:has(input[name=password])",
            Map.of("username", name, "password", name + " at fabrikam")));
  }

  /** Posts the provider's form on, and gives whom the home page names. */
  private static String signedIn(Visitor visitor, Answer posted) {
    Answer home = visitor.follow(visitor.submit(posted, PROVIDERS_PAGE, Map.of()));
    assertThat(home.status()).as(home.toString()).isEqualTo(200);
    return home.page().select("#caller").text();
  }

  private static String response(Answer page) {
    Element field = page.page().selectFirst("input[name=SAMLResponse]");
    assertThat(field).as(page.toString()).isNotNull();
    return new String(Base64.getMimeDecoder().decode(field.attr("value")), UTF_8);
  }

  private String metadata(JsonNode sso) {
    return gatehouse.visitor().get(URI.create(sso.path("metadataUrl").asText()).getPath()).body();
  }

  private JsonNode configure(
      String account, String entityId, String ssoUrl, String logoutUrl, String certificate) {
    ObjectNode configuration =
        JSON.createObjectNode()
            .put("idpEntityId", entityId)
            .put("ssoUrl", ssoUrl)
            .put("logoutUrl", logoutUrl)
            .put("autoCreateUsers", true)
            .put("autoCreateGroups", true)
            .put("enabled", true);
    configuration.putArray("certificates").add(certificate);
    Answer answer = api.put("/accounts/" + account + "/sso", configuration.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }
}
