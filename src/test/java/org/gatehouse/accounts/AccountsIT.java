package org.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsIT {
  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final org.gatehouse.testing.Accounts accounts = new org.gatehouse.testing.Accounts(api);

  @Test
  void makesAccountsAndSubAccounts() {
    String parent = accounts.create("parent");

    Answer made =
        api.post(
            "/accounts",
            "{\"slug\":\"%s-emea\",\"name\":\"Zoë’s – <b>EMEA</b>\",\"parent\":\"%s\",\"language\":\"de\"}"
                .formatted(parent, parent));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith("/api/v1/accounts/" + parent + "-emea");
    var read = api.get("/accounts/" + parent + "-emea").json();
    assertThat(read).isEqualTo(made.json());
    assertThat(read.path("parent").asText()).isEqualTo(parent);
    assertThat(read.path("name").asText()).isEqualTo("Zoë’s – <b>EMEA</b>");
    assertThat(read.path("language").asText()).isEqualTo("de");
    assertThat(api.get("/accounts/" + parent).json().path("parent").isNull()).isTrue();
  }

  @Test
  void refusesASlugThatIsTakenAndTellsTheLog() {
    String slug = accounts.create("taken");

    Answer refused = api.post("/accounts", "{\"slug\":\"%s\",\"name\":\"Again\"}".formatted(slug));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo("slug");
    assertThat(
            api.get("/accounts/platform/audit/events?limit=5&item=Account&outcome=FAILURE").body())
        .contains("\"slug\":\"" + slug + "\"");
  }

  @Test
  void refusesASlugUnderWhichPeopleOfAnotherAccountSignIn() {
    String slug = accounts.create("squatter");
    String wanted = slug + "-name";
    Answer named =
        api.put(
            "/accounts/" + slug + "/sso",
            """
            {"spName":"%s","idpEntityId":"https://idp.example/x","ssoUrl":"https://idp.example/sso",
             "logoutUrl":"https://idp.example/out","certificates":["%s"]}
            """
                .formatted(
                    wanted,
                    TestIdentityProvider.named("https://idp.example/x")
                        .pem()
                        .replace("\n", "\\n")));
    assertThat(named.status()).as(named.toString()).isEqualTo(200);
    String body = "{\"slug\":\"%s\",\"name\":\"Late\"}".formatted(wanted);

    Answer refused = api.post("/accounts", body);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("slug");
    assertThat(api.get("/accounts/" + wanted).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{\"slug\":", "no json", "{} {}"})
  void saysThatABodyIsNoJsonAsItSaysWhatElseIsWrong(String body) {
    Answer refused = api.post("/accounts", body);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().path("type").asText()).isEqualTo("about:blank");
    assertThat(refused.json().path("title").asText()).isNotEmpty();
    assertThat(refused.json().path("detail").asText()).isNotEmpty();
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("body");
    assertThat(refused.json().at("/errors/0/message").asText()).isNotEmpty();
  }

  @Test
  void namesTheFieldsThatAreWrong() {
    Answer refused =
        api.post(
            "/accounts",
            "{\"slug\":\"Not One\",\"name\":\"\\u202eevil\",\"parent\":\"no-such\",\"language\":\"tlh\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("slug", "name", "parent", "language");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "{", "{\"slug\":{}}", "{\"slug\":1,\"name\":[]}", "{\"x\":1}"})
  void answersBadBodiesWithBadInput(String body) {
    assertThat(api.post("/accounts", body).status()).isIn(400, 422);
  }

  @Test
  void refusesBodiesOfAnotherTypeOrSize() {
    var request =
        gatehouse
            .visitor()
            .request("/api/v1/accounts")
            .header("Authorization", "Bearer " + Gatehouse.API_KEY)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"));

    assertThat(gatehouse.visitor().send(request).status()).isEqualTo(415);
    assertThat(api.post("/accounts", "{}" + " ".repeat(1_048_576)).status()).isEqualTo(413);
  }

  @Test
  @DisplayName("A-51: an account that is not there looks like any other page that is not there")
  void doesNotKnowUnknownAccounts() {
    for (String path :
        new String[] {"/accounts/no-such", "/accounts/no-such/users", "/accounts/%20/users"}) {
      assertThat(api.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(api.get("/accounts/a%00b").status()).isIn(400, 404);
  }

  @Test
  void answersEveryWrongKeyAlike() {
    for (String key : new String[] {"x", Gatehouse.API_KEY + "x", "ghk_1_2"}) {
      Answer refused = new Api(gatehouse.url(), key).get("/accounts/platform");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }
    assertThat(gatehouse.visitor().get("/api/v1/accounts/platform").status()).isEqualTo(401);
  }
}
