package org.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An account lets people and programs in from its own networks alone. */
@Tag("one-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowListIT {

  private static final String INSIDE = "203.0.113.7";
  private static final String OUTSIDE = "198.51.100.7";
  private static final String SECOND = "2001:db8::1";

  private final Gatehouse gatehouse =
      Gatehouse.another("allow-list", Map.of("GATEHOUSE_TRUSTED_PROXIES", "127.0.0.1/32"));
  private final Api operator = new Api(at(INSIDE), Gatehouse.API_KEY);
  private final Accounts accounts = new Accounts(operator);

  private String account = "";

  @AfterAll
  void close() {
    gatehouse.close();
  }

  @BeforeEach
  void account() {
    account = accounts.create("allow");
    accounts.user(account, "dana", "User");
  }

  @Test
  void refusesTheRightPasswordFromElsewhereLikeAWrongOne() {
    allow("203.0.113.0/24", "2001:db8::/32");

    assertThat(caller(signIn(INSIDE, Accounts.PASSWORD))).isEqualTo("dana");
    assertThat(caller(signIn(SECOND, Accounts.PASSWORD))).isEqualTo("dana");
    String refusal = complaint(signIn(OUTSIDE, Accounts.PASSWORD));
    assertThat(refusal).isNotEmpty().isEqualTo(complaint(signIn(OUTSIDE, "wrong")));
    assertThat(descriptions())
        .contains("Sign-in refused: the account allows nobody in from this address.");
  }

  @Test
  void shutsOpenSessionsOutAsSoonAsTheListChangesAndLetsThemInAgain() {
    Visitor dana = at(OUTSIDE);
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(dana.get("/profile").status()).isEqualTo(200);

    allow("203.0.113.0/24");

    assertThat(Soon.is(() -> dana.get("/profile").status() == 403)).isTrue();
    Answer page = dana.get("/profile");
    assertThat(page.page().select("h1").text()).isEqualTo("Not from this address");
    assertThat(dana.get("/login").status()).as("the sign-in page").isEqualTo(200);
    allow();
    assertThat(Soon.is(() -> dana.get("/profile").status() == 200)).isTrue();
    allow("203.0.113.0/24");
    assertThat(Soon.is(() -> dana.get("/profile").status() == 403)).isTrue();
    assertThat(dana.get("/logout").redirects()).isTrue();
    assertThat(dana.get("/profile").header("Location")).isEqualTo("/login");
  }

  @Test
  void holdsForKeysOfTheAccountToo() {
    String made =
        operator
            .post(
                "/accounts/" + account + "/apikeys",
                "{\"name\":\"robot\",\"scopes\":[\"users:manage\"]}")
            .json()
            .path("key")
            .asText();
    allow("203.0.113.0/24");
    String users = "/accounts/" + account + "/users/dana";

    assertThat(new Api(at(INSIDE), made).get(users).status()).isEqualTo(200);
    assertThat(Soon.is(() -> new Api(at(OUTSIDE), made).get(users).status() == 403)).isTrue();
    Answer refused = new Api(at(OUTSIDE), made).get(users);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().path("detail").asText()).contains("from this address");
  }

  @Test
  void setsAPasswordByALinkFromAnywhereAndStillLetsNobodyIn() throws Exception {
    allow("203.0.113.0/24");
    operator.post("/accounts/" + account + "/users/dana/reset-password", "");
    String link =
        new Mailbox(gatehouse).linkTo("dana@" + account + ".example", "Choose a new password");
    Visitor dana = at(OUTSIDE);

    dana.submit(dana.open(link), "#choose-form", Map.of("password", "a lighthouse on the cliff"));

    assertThat(caller(signIn(OUTSIDE, "a lighthouse on the cliff"))).isEmpty();
    assertThat(caller(signIn(INSIDE, "a lighthouse on the cliff"))).isEqualTo("dana");
  }

  @Test
  void leadsHomeFromAnAccountBelowThatAdmitsNobodyFromThereAndRefusesToGoThere() {
    String sub = account + "-sub";
    operator.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Below\",\"parent\":\"%s\"}".formatted(sub, account));
    operator.put(
        "/accounts/" + account + "/grants/" + sub + "/dana",
        "{\"roles\":[{\"name\":\"Auditor\"}]}");
    Visitor dana = at(OUTSIDE);
    dana.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(dana.post("/switch", Map.of("account", sub)).status()).isEqualTo(303);
    assertThat(dana.get("/audit").status()).isEqualTo(200);

    allowIn(sub, "203.0.113.0/24");

    assertThat(Soon.is(() -> dana.get("/audit").status() == 403)).isTrue();
    Answer home = dana.open("/");
    assertThat(home.status()).isEqualTo(200);
    assertThat(home.page().select("#acting").text()).contains(account);
    Answer refused = dana.post("/switch", Map.of("account", sub));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.page().select("h1").text()).isEqualTo("Not from this address");
    assertThat(refused.page().text()).contains("That account lets people in from its own networks");
    assertThat(dana.get("/profile").status()).isEqualTo(200);
    assertThat(descriptions(sub))
        .contains(
            "Switch from account %s to %s refused: it allows nobody in from this address."
                .formatted(account, sub));
    assertThat(dana.post("/switch", Map.of("account", account)).status()).isEqualTo(303);

    allowIn(sub);
    assertThat(Soon.is(() -> dana.post("/switch", Map.of("account", sub)).status() == 303))
        .isTrue();
    assertThat(dana.get("/audit").status()).isEqualTo(200);
  }

  @Test
  void neverShutsOperatorsOut() {
    allow("203.0.113.0/24");
    Visitor boss = at(OUTSIDE);

    boss.signIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);

    assertThat(boss.get("/accounts").status()).isEqualTo(200);
    assertThat(
            new Api(at(OUTSIDE), Gatehouse.API_KEY)
                .get("/accounts/" + account + "/policy")
                .status())
        .isEqualTo(200);
  }

  private void allow(String... blocks) {
    allowIn(account, blocks);
  }

  private void allowIn(String slug, String... blocks) {
    String list = String.join("\",\"", blocks);
    Answer answer =
        operator.put(
            "/accounts/" + slug + "/policy",
            "{\"maxLoginAttempts\":5,\"allowList\":[%s]}"
                .formatted(blocks.length == 0 ? "" : "\"" + list + "\""));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private Answer signIn(String address, String password) {
    return at(address).signIn(account + ":dana", password);
  }

  private Visitor at(String address) {
    return new Visitor(gatehouse.url(), address);
  }

  private static String caller(Answer answer) {
    return answer.page().select("#caller").text();
  }

  private static String complaint(Answer answer) {
    return answer.page().select("#notices").text();
  }

  private List<String> descriptions() {
    return descriptions(account);
  }

  private List<String> descriptions(String slug) {
    return operator
        .get("/accounts/" + slug + "/audit/events?limit=1000")
        .json()
        .findValuesAsText("description");
  }
}
