package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Keycloak;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * People of an account sign in through a real identity provider, as a browser without script sees
 * it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SsoStoryIT {

  private static final String MANAGER_PASSWORD = "a gate needs a keeper";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Keycloak provider = gatehouse.identityProvider();
  private final Visitor nadia = gatehouse.visitor();

  @BeforeAll
  void makesTheAccountWithItsManager() {
    assertThat(api.post("/accounts", "{\"slug\":\"contoso\",\"name\":\"Contoso\"}").status())
        .isIn(201, 409);
    Answer manager =
        api.post(
            "/accounts/contoso/users",
            """
            {"username":"keeper","email":"keeper@contoso.example","roles":["Account Manager"],
             "password":"%s"}
            """
                .formatted(MANAGER_PASSWORD));
    assertThat(manager.status()).as(manager.toString()).isEqualTo(201);
  }

  @Test
  @Order(1)
  @Tag("A-108")
  void letsTheManagerInWithHisPassword() {
    Answer home = gatehouse.visitor().signIn("contoso:keeper", MANAGER_PASSWORD);

    assertThat(home.page().select("#caller").text()).as(home.toString()).contains("keeper");
  }

  @Test
  @Order(2)
  @Tag("A-47")
  @Tag("A-49")
  void givesTheAccountItsAddressesWhenItIsConfigured() {
    Answer answer = configure(true, true);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.json().path("spEntityId").asText())
        .isEqualTo(gatehouse.url() + "/login/saml/contoso/");
    assertThat(answer.json().path("acsUrl").asText())
        .startsWith(gatehouse.url() + "/login/saml/contoso/acs/");
    assertThat(answer.body()).doesNotContain("PRIVATE");
  }

  @Test
  @Order(3)
  @Tag("A-50")
  @Tag("A-62")
  @Tag("A-64")
  @Tag("A-65")
  void createsAUserWithTheAttributesOfTheAssertionAndSignsHimIn() {
    Answer home = signInAtProvider(nadia, "nadia");

    assertThat(home.status()).as(home.toString()).isEqualTo(200);
    assertThat(home.url().getPath()).isEqualTo("/");
    assertThat(home.page().select("#caller").text()).contains("nadia.keller@contoso.example");
    JsonNode user = api.get("/accounts/contoso/users/nadia.keller@contoso.example").json();
    assertThat(user.path("email").asText()).isEqualTo("nadia.keller@contoso.example");
    assertThat(user.path("firstName").asText()).isEqualTo("Nadia");
    assertThat(user.path("lastName").asText()).isEqualTo("Keller");
    assertThat(user.path("origin").asText()).isEqualTo("SSO");
    assertThat(user.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(user.path("roles")).isEmpty();
  }

  @Test
  @Order(4)
  @Tag("A-50")
  @Tag("A-66")
  void findsHimAgainAtTheNextSignInWithAndWithoutTheSlash() {
    String before = userId();

    Answer home =
        gatehouse
            .visitor()
            .signInThrough(gatehouse.url() + "/login/saml/contoso", "nadia", "nadia at contoso");

    assertThat(home.page().select("#caller").text()).contains("nadia.keller@contoso.example");
    assertThat(userId()).isEqualTo(before);
  }

  @Test
  @Order(5)
  @Tag("A-13")
  @Tag("A-17")
  @Tag("A-30")
  void writesAllOfItToTheAuditLogOfTheAccount() {
    List<String> log = new ArrayList<>();
    api.get("/accounts/contoso/audit/events?username=nadia.keller@contoso.example")
        .json()
        .path("items")
        .forEach(
            event -> {
              log.add(event.path("item").asText() + "/" + event.path("action").asText());
              assertThat(event.path("ip").asText()).isEqualTo("127.0.0.1");
            });

    assertThat(log).contains("User/Create", "User/Login");
    assertThat(api.get("/accounts/contoso/audit/events?item=Account").body())
        .contains("Account login options updated.");
  }

  @Test
  @Order(6)
  @Tag("A-68")
  @Tag("A-114")
  void refusesPasswordsWhileSingleSignOnIsEnforced() {
    Answer right = gatehouse.visitor().signIn("contoso:keeper", MANAGER_PASSWORD);
    Answer wrong = gatehouse.visitor().signIn("contoso:keeper", "another password");

    assertThat(right.page().select("#caller")).isEmpty();
    assertThat(right.body()).contains(gatehouse.url() + "/login/saml/contoso/");
    assertThat(wrong.page().select("#caller")).isEmpty();
    assertThat(wrong.body()).doesNotContain("/login/saml/contoso/");
  }

  @Test
  @Order(7)
  @Tag("A-70")
  void refusesADisabledUserWithAValidAssertion() {
    String user = "/accounts/contoso/users/nadia.keller@contoso.example";
    assertThat(api.post(user + "/disable", "").status()).isEqualTo(204);

    assertThat(nadia.open("/").page().select("#caller")).isEmpty();
    Answer refused = signInAtProvider(gatehouse.visitor(), "nadia");

    assertThat(refused.page().select("#caller")).isEmpty();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(api.post(user + "/enable", "").status()).isEqualTo(204);
  }

  @Test
  @Order(8)
  @Tag("A-61")
  void refusesAStrangerWhileUsersAreNotCreatedAutomatically() {
    assertThat(configure(false, true).status()).isEqualTo(200);

    Answer refused = signInAtProvider(gatehouse.visitor(), "omar");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(api.get("/accounts/contoso/users/omar.haddad@contoso.example").status())
        .isEqualTo(404);
    assertThat(api.get("/accounts/contoso/audit/events?outcome=FAILURE").body())
        .contains("omar.haddad@contoso.example");
  }

  @Test
  @Order(9)
  @Tag("A-69")
  void sendsThePersonToTheLogoutUrlWhateverTheRequestSays() {
    Visitor visitor = gatehouse.visitor();
    signInAtProvider(visitor, "nadia");

    Answer out = visitor.get("/logout?url=https://evil.example/&RelayState=https://evil.example/");

    assertThat(out.location()).isEqualTo(provider.logoutUrl());
    assertThat(visitor.get("/").location().getPath()).isEqualTo("/login");
  }

  @Test
  @Order(10)
  @Tag("A-71")
  void letsPasswordsInAgainWhenSingleSignOnIsSwitchedOff() {
    assertThat(configure(true, false).status()).isEqualTo(200);

    Answer home = gatehouse.visitor().signIn("contoso:keeper", MANAGER_PASSWORD);

    assertThat(home.page().select("#caller").text()).contains("keeper");
    assertThat(gatehouse.visitor().get("/login/saml/contoso/").status()).isEqualTo(404);
  }

  private Answer configure(boolean createUsers, boolean enabled) {
    return api.put(
        "/accounts/contoso/sso",
        JSON.createObjectNode()
            .put("idpEntityId", provider.entityId())
            .put("ssoUrl", provider.signOnUrl().toString())
            .put("logoutUrl", provider.logoutUrl().toString())
            .put("autoCreateUsers", createUsers)
            .put("autoCreateGroups", false)
            .put("enabled", enabled)
            .set("certificates", JSON.createArrayNode().add(provider.certificate()))
            .toString());
  }

  private Answer signInAtProvider(Visitor visitor, String name) {
    return visitor.signInThrough(
        gatehouse.url() + "/login/saml/contoso/", name, name + " at contoso");
  }

  private String userId() {
    return api.get("/accounts/contoso/users/nadia.keller@contoso.example")
        .json()
        .path("id")
        .asText();
  }
}
