package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.OwnHosts;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Single sign-on that begins at an account's own host. Its browser is two visitors: cookies of one
 * host are none of the other's.
 */
@DisplayName("single sign-on at an own host")
class SsoOwnHostIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final TestIdentityProvider provider =
      TestIdentityProvider.named("https://idp.example/own-host");
  private final Visitor outside = gatehouse.visitor();

  private String account;
  private String host;
  private JsonNode sso;
  private Visitor inside;

  @BeforeEach
  void accountWithBoth() {
    account = accounts.create("own-sso");
    sso = configured(account);
    host = new OwnHosts(gatehouse).activate(account);
    inside = gatehouse.visitor().at(host);
  }

  @Test
  @Tag("A-39")
  @DisplayName("goes over the public address and comes back by a code that works once, here")
  void comesBackByACode() {
    String start = inside.open("/login").page().select("#single-sign-on").attr("href");
    assertThat(start).isEqualTo("/login/saml/" + account + "/");
    URI departure = inside.get(start).location();
    assertThat(departure.toString()).startsWith(gatehouse.url() + start + "?ticket=");

    URI back = answered(departure, "ida@own.example");
    assertThat(back.getHost()).isEqualTo(host);
    assertThat(back.getPath()).isEqualTo("/login/return");
    assertThat(outside.get("/").location().getPath()).as("no session outside").isEqualTo("/login");
    String code = back.getPath() + "?" + back.getQuery();
    assertThat(gatehouse.visitor().at(host).get(code).status())
        .as("another browser")
        .isEqualTo(403);
    assertThat(outside.get(code).status()).as("another host").isEqualTo(404);
    assertThat(inside.get("/login/return?code=AAAA").status()).isEqualTo(403);

    Answer welcome = inside.get(code);
    assertThat(welcome.status()).isEqualTo(303);
    assertThat(inside.follow(welcome).page().select("#caller").text()).contains("ida@own.example");
    assertThat(inside.get(code).status()).as("used").isEqualTo(403);
    assertThat(inside.get("/logout").header("Location")).isEqualTo(provider.entityId() + "/out");
    assertThat(gatehouse.visitor().at(host).get("/logout").header("Location"))
        .as("A-69: the host names the account")
        .isEqualTo(provider.entityId() + "/out");
  }

  @Test
  @DisplayName("is the account's own alone")
  void isTheAccountsOwnAlone() {
    String other = accounts.create("other-sso");
    JsonNode others = configured(other);
    assertThat(inside.get("/login/saml/" + other + "/").status()).isEqualTo(404);
    assertThat(inside.get("/login/saml/" + account + "/metadata").status()).isEqualTo(404);
    assertThat(inside.post(path(sso), Map.of("SAMLResponse", "x")).status()).isEqualTo(404);

    String ticket = inside.get("/login/saml/" + account + "/").location().getQuery();
    URI foreign = URI.create(others.path("spEntityId").asText() + "?" + ticket);
    Answer came =
        outside.post(
            others.path("acsUrl").asText(),
            Map.of(
                "SAMLResponse",
                TestSignIns.answer(provider, outside.get(foreign.toString()).location(), others)
                    .nameId("eve@other.example")
                    .encoded()));
    assertThat(came.header("Location")).as("a ticket of another account").isEqualTo("/");
  }

  @Test
  @DisplayName("does not come back by the code of a provider that the account has no more")
  void doesNotComeBackFromAFormerProvider() {
    URI former = answered(departure(), "ida@own.example");
    URI begun = departure();
    var another = TestIdentityProvider.named("https://idp.example/own-host-another");
    assertThat(
            api.put("/accounts/" + account + "/sso", TestSignIns.whole(another).toString())
                .status())
        .isEqualTo(200);

    assertThat(inside.get(former.getPath() + "?" + former.getQuery()).status()).isEqualTo(403);

    URI asked = outside.get(begun.toString()).location();
    String response = TestSignIns.answer(another, asked, sso).nameId("ida@own.example").encoded();
    URI back = outside.post(path(sso), Map.of("SAMLResponse", response)).location();
    assertThat(inside.get(back.getPath() + "?" + back.getQuery()).status())
        .as("begun before, by the provider of now")
        .isEqualTo(303);
  }

  @Test
  @DisplayName("comes back within half a minute, and only while the person may")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void comesBackWithinHalfAMinute() throws Exception {
    URI late = answered(departure(), "ida@own.example");
    sql("update sso_ticket set expires_at = expires_at - interval '31 seconds' where host = ?");
    assertThat(inside.get(late.getPath() + "?" + late.getQuery()).status()).isEqualTo(403);

    URI locked = answered(departure(), "ida@own.example");
    assertThat(api.post("/accounts/" + account + "/users/ida@own.example/disable", "").status())
        .isEqualTo(204);
    assertThat(inside.get(locked.getPath() + "?" + locked.getQuery()).status()).isEqualTo(403);
  }

  private URI departure() {
    return inside.get("/login/saml/" + account + "/").location();
  }

  /** Goes to the provider and back to where its answer leads. */
  private URI answered(URI departure, String nameId) {
    URI asked = outside.get(departure.toString()).location();
    String response = TestSignIns.answer(provider, asked, sso).nameId(nameId).encoded();
    return outside.post(path(sso), Map.of("SAMLResponse", response)).location();
  }

  private static String path(JsonNode sso) {
    return URI.create(sso.path("acsUrl").asText()).getPath();
  }

  private JsonNode configured(String slug) {
    Answer saved = api.put("/accounts/" + slug + "/sso", TestSignIns.whole(provider).toString());
    assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    return saved.json();
  }

  private void sql(String statement) throws Exception {
    try (Connection database = gatehouse.database();
        PreparedStatement prepared = database.prepareStatement(statement)) {
      prepared.setString(1, host);
      assertThat(prepared.executeUpdate()).isPositive();
    }
  }
}
