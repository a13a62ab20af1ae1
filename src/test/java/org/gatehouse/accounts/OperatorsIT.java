package org.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators of the platform can do to accounts, and what they can not do without a reason. */
class OperatorsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;

  @BeforeEach
  void account() {
    account = accounts.create("tenant");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
  }

  @Test
  void suspendsAnAccountAndEverybodyIsOutAtOnceUntilItIsResumed() {
    Visitor mia = signedIn(account + ":mia", Accounts.PASSWORD);
    Api program = program();
    assertThat(mia.get("/users").status()).isEqualTo(200);

    Answer suspended = api.post(base + "/suspend", "{\"why\":\"unpaid bills\"}");

    assertThat(suspended.json().path("status").asText()).isEqualTo("SUSPENDED");
    assertThat(mia.get("/users").header("Location")).isEqualTo("/login");
    assertThat(signedIn(account + ":mia", Accounts.PASSWORD).get("/users").status()).isEqualTo(302);
    assertThat(statusSoon(program)).isEqualTo(401);
    assertThat(api.post(base + "/suspend", "{\"why\":\"again\"}").status()).isEqualTo(409);
    assertThat(api.post(base + "/resume", "").json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(signedIn(account + ":mia", Accounts.PASSWORD).get("/users").status()).isEqualTo(200);
    assertThat(api.get(base + "/audit/events").body())
        .contains("Account suspended (" + account + ").")
        .contains("unpaid bills")
        .contains("Account resumed (" + account + ").")
        .contains("the account is suspended or closed");
    assertThat(api.get("/accounts/platform/audit/events?item=Account").body())
        .contains("Suspending account failed (" + account + ").");
  }

  @Test
  void endsTheFeedsOfCalendarsWithTheSessionsOfAnAccountAndOfThoseBelow() {
    String sub = account + "-sub";
    api.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(sub, account));
    String other = accounts.create("other");
    Map<String, String> feeds = new LinkedHashMap<>();
    for (String slug : List.of(account, sub, other)) {
      accounts.user(slug, "feeder", "User");
      Visitor visitor = gatehouse.visitor();
      visitor.signIn(slug + ":feeder", Accounts.PASSWORD);
      Answer made = visitor.submit(visitor.open("/calendar"), "#feed-form", Map.of());
      feeds.put(slug, URI.create(made.page().select("#address").val()).getPath());
      assertThat(gatehouse.visitor().get(feeds.get(slug)).status()).isEqualTo(200);
    }

    api.post(base + "/suspend", "{\"why\":\"unpaid bills\"}");
    api.post(base + "/resume", "");

    assertThat(gatehouse.visitor().get(feeds.get(account)).status()).isEqualTo(404);
    assertThat(gatehouse.visitor().get(feeds.get(sub)).status()).isEqualTo(404);
    assertThat(gatehouse.visitor().get(feeds.get(other)).status()).isEqualTo(200);
  }

  @Test
  void closesAnAccountWithAGraceTimeAndReopensItWithin() {
    assertThat(api.post(base + "/close", "{\"why\":\"gone\",\"graceDays\":0}").status())
        .isEqualTo(422);
    assertThat(api.post(base + "/close", "{\"graceDays\":30}").status()).isEqualTo(422);
    var closing = api.post(base + "/close", "{\"why\":\"gone\",\"graceDays\":30}").json();

    assertThat(closing.path("status").asText()).isEqualTo("CLOSING");
    assertThat(closing.path("closesAt").asText()).isNotEmpty();
    assertThat(signedIn(account + ":mia", Accounts.PASSWORD).get("/users").status()).isEqualTo(302);
    assertThat(api.post(base + "/reopen", "").json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(signedIn(account + ":mia", Accounts.PASSWORD).get("/users").status()).isEqualTo(200);
    assertThat(api.post(base + "/reopen", "").status()).isEqualTo(409);
  }

  @Test
  void closesNoAccountThatHasOpenOnesBelowAndNeverItsOwn() {
    api.post(
        "/accounts",
        "{\"slug\":\"%s-sub\",\"name\":\"Sub\",\"parent\":\"%s\"}".formatted(account, account));

    assertThat(api.post(base + "/close", "{\"why\":\"gone\",\"graceDays\":1}").status())
        .isEqualTo(409);
    assertThat(api.post("/accounts/platform/suspend", "{\"why\":\"oh no\"}").status())
        .isEqualTo(409);
    assertThat(api.post("/accounts/no-such/suspend", "{\"why\":\"oh no\"}").status())
        .isEqualTo(404);
  }

  @Test
  void suspendsTheAccountsBelowWithTheirParent() {
    String sub = account + "-sub";
    String lowest = account + "-sub-sub";
    accountBelow(sub, account);
    accountBelow(lowest, sub);
    accounts.user(lowest, "kim", "Account Manager");
    Visitor kim = signedIn(lowest + ":kim", Accounts.PASSWORD);
    Api program = program(lowest);
    assertThat(kim.get("/users").status()).isEqualTo(200);

    api.post(base + "/suspend", "{\"why\":\"unpaid bills\"}");

    assertThat(kim.get("/users").header("Location")).isEqualTo("/login");
    assertThat(signedIn(lowest + ":kim", Accounts.PASSWORD).get("/users").status()).isEqualTo(302);
    assertThat(statusSoon(program)).isEqualTo(401);
    assertThat(api.get("/accounts/" + lowest).json().path("status").asText())
        .isEqualTo("SUSPENDED");
    assertThat(api.post("/accounts/" + lowest + "/resume", "").status())
        .as("it is not suspended itself")
        .isEqualTo(409);
    assertThat(accountBelow(account + "-late", account).status()).isEqualTo(422);
    assertThat(accountBelow(account + "-late", sub).json().at("/errors/0/field").asText())
        .isEqualTo("parent");
    assertThat(api.get("/accounts/" + lowest + "/audit/events").body())
        .contains("Account suspended (" + account + ").", "unpaid bills");

    api.post(base + "/resume", "");
    assertThat(api.get("/accounts/" + lowest).json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(signedIn(lowest + ":kim", Accounts.PASSWORD).get("/users").status()).isEqualTo(200);
  }

  @Test
  void reopensNothingBelowAnAccountThatIsClosed() {
    String sub = account + "-sub";
    accountBelow(sub, account);
    String close = "{\"why\":\"gone\",\"graceDays\":30}";
    api.post("/accounts/" + sub + "/close", close);
    api.post(base + "/close", close);

    assertThat(api.post("/accounts/" + sub + "/reopen", "").status()).isEqualTo(409);
    assertThat(api.post(base + "/reopen", "").status()).isEqualTo(200);
    assertThat(api.post("/accounts/" + sub + "/reopen", "").status()).isEqualTo(200);
  }

  @Test
  void leavesWhatIsBelowTheGraceTimeThatItWasPromised() {
    String sub = account + "-sub";
    accountBelow(sub, account);
    api.post("/accounts/" + sub + "/close", "{\"why\":\"gone\",\"graceDays\":60}");

    Answer shorter = api.post(base + "/close", "{\"why\":\"gone\",\"graceDays\":59}");

    assertThat(shorter.status()).isEqualTo(409);
    assertThat(shorter.json().at("/errors/0/field").asText()).isEqualTo("graceDays");
    assertThat(shorter.body()).contains("60 more days");
    assertThat(api.post(base + "/close", "{\"why\":\"gone\",\"graceDays\":60}").status())
        .isEqualTo(200);
  }

  @Test
  void saysWhatGoesAndWhenBeforeAnAccountIsClosed() {
    Visitor operator = gatehouse.visitor();
    // Another class may have left the operator with a language of his own.
    operator.post("/language", Map.of("lang", "en"));
    operator.signIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    Answer page = operator.open("/accounts/account?account=" + account);
    assertThat(page.page().select("#close-title ~ p").text())
        .contains("erased for good", "audit log stay");

    Answer missing = operator.submit(page, "#close-form", Map.of("closeWhy", " "));
    assertThat(missing.page().select("#closeWhy-reason").text()).isNotEmpty();
    Answer closed =
        operator.follow(operator.submit(page, "#close-form", Map.of("closeWhy", "contract ended")));

    assertThat(closed.page().select("h1").text()).contains("Closing");
    assertThat(closed.page().select("#close-form, #suspend")).isEmpty();
    operator.submit(closed, "#state-form", Map.of());
    assertThat(api.get(base).json().path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void letsNobodyElseTouchTheStateOfAnAccount() {
    Api program = program();

    String suspend = "{\"why\":\"mine\"}";
    String close = "{\"why\":\"mine\",\"graceDays\":1}";
    assertThat(program.post(base + "/suspend", suspend).status()).isEqualTo(403);
    assertThat(program.post(base + "/resume", "").status()).isEqualTo(403);
    assertThat(program.post(base + "/close", close).status()).isEqualTo(403);
    assertThat(program.post(base + "/reopen", "").status()).isEqualTo(403);
    assertThat(program.get("/accounts").status()).isEqualTo(403);
  }

  @Test
  void findsAccountsByNameAndShortName() {
    assertThat(found(account.toUpperCase(Locale.ROOT))).containsExactly(account);
    assertThat(found(account + " ltd")).containsExactly(account);
    assertThat(found("%")).isEmpty();
    assertThat(api.get("/accounts?limit=1").json().path("next").isNull()).isFalse();
  }

  @Test
  void showsNothingOfAnAccountWithoutAReasonThatItsOwnLogTells() {
    Visitor operator = signedIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);

    for (String page : List.of("/users", "/audit", "/audit/views")) {
      assertThat(operator.get(page + "?account=" + account).status()).as(page).isEqualTo(403);
    }
    assertThat(operator.post("/switch", Map.of("account", account)).status()).isEqualTo(404);
    Answer page = operator.open("/accounts/account?account=" + account);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("mia");
    Answer refused = operator.submit(page, "#enter-form", Map.of("why", "x"));
    assertThat(refused.page().select("#why-reason").text()).isNotEmpty();
    assertThat(operator.get("/users?account=" + account).status()).isEqualTo(403);

    Answer entered =
        operator.follow(
            operator.submit(
                operator.open("/accounts/account?account=" + account),
                "#enter-form",
                Map.of("why", "support case 4711")));

    assertThat(entered.page().select("#acting").text()).contains(account);
    assertThat(operator.open("/users").body()).contains("mia");
    String log = api.get(base + "/audit/events").body();
    assertThat(log)
        .contains("Operator looked into account (" + account + ").")
        .contains("support case 4711")
        .contains("\"username\":\"platform:" + Gatehouse.OPERATOR + "\"")
        .contains("Looking into account refused");
    operator.post("/switch", Map.of("account", "platform"));
    assertThat(operator.open("/").page().select("#acting").text()).contains("Platform");
  }

  @Test
  void keepsTheAccountWhereverLinksOfItsLogLead() {
    Visitor operator = signedIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    operator.submit(
        operator.open("/accounts/account?account=" + account),
        "#enter-form",
        Map.of("why", "support case 4712"));
    operator.post("/switch", Map.of("account", "platform"));
    String its = "?account=" + account;

    var log = operator.open("/audit" + its).page();
    assertThat(log.select("#to-alerts, #to-sinks, #to-holds, #to-auditors"))
        .as("these pages are of the operator's own account")
        .isEmpty();
    assertThat(log.select("#manage-views").attr("href")).isEqualTo("/audit/views" + its);
    assertThat(operator.open("/audit").page().select("#to-alerts, #to-holds")).hasSize(2);

    var keep = operator.open("/audit/views" + its + "&act=keep&item=User");
    operator.submit(keep, "#keep-form", Map.of("name", "People of " + account));
    var views = operator.open("/audit/views" + its).page();
    assertThat(views.select(".crumbs a[href*=audit]").attr("href")).isEqualTo("/audit" + its);
    String rename = views.select("#views a[href*=rename]").attr("href");
    assertThat(rename).startsWith("/audit/views" + its + "&act=rename&view=");
    Answer renamed =
        operator.submit(
            operator.open(rename), "#rename-form", Map.of("name", "Its people " + account));
    assertThat(renamed.location().toString()).endsWith("/audit/views" + its);
  }

  @Test
  void findsPeopleByNameAndShowsOnlyWhereTheyBelong() {
    accounts.user(account, "zebediah-" + account, "User");
    Visitor operator = signedIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);

    Answer found = operator.open("/accounts/people?q=ZEBEDIAH-" + account);

    assertThat(found.page().select("#people tbody tr")).hasSize(1);
    assertThat(found.page().select("#people").text()).contains(account);
    assertThat(found.body()).doesNotContain("@" + account + ".example");
    assertThat(operator.open("/accounts/people?q=%25").page().select("#people")).isEmpty();
  }

  private List<String> found(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return api.get("/accounts?containing=" + encoded).json().path("items").findValuesAsText("slug");
  }

  private int statusSoon(Api program) {
    long end = System.nanoTime() + 1_000_000_000L;
    int status = 200;
    while (status != 401 && System.nanoTime() < end) {
      status = program.get(base + "/users").status();
    }
    return status;
  }

  private Answer accountBelow(String slug, String parent) {
    return api.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Below\",\"parent\":\"%s\"}".formatted(slug, parent));
  }

  private Api program() {
    return program(account);
  }

  private Api program(String of) {
    Answer key =
        api.post(
            "/accounts/" + of + "/apikeys", "{\"name\":\"shop\",\"scopes\":[\"users:manage\"]}");
    return new Api(gatehouse.url(), key.json().path("key").asText());
  }

  private Visitor signedIn(String name, String password) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(name, password);
    return visitor;
  }
}
