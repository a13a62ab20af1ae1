package org.gatehouse.sso.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gatehouse.sso.groups.GroupSignIns;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a shared single sign-on")
class SharingIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String parent;
  private String sub;
  private GroupSignIns atParent;
  private Visitor manager;

  @BeforeEach
  void accounts() {
    parent = accounts.create("parent");
    sub = parent + "-sub";
    assertThat(
            api.post(
                    "/accounts",
                    "{\"slug\":\"%s\",\"name\":\"%s Sub\",\"parent\":\"%s\"}"
                        .formatted(sub, parent, parent))
                .status())
        .isEqualTo(201);
    accounts.user(parent, "mia", "Account Manager");
    accounts.user(sub, "sam", "Account Manager");
    atParent = new GroupSignIns(gatehouse, parent).configured(true, false);
    manager = signedIn(parent + ":mia");
  }

  @Test
  @Tag("A-72")
  @Tag("A-59")
  @DisplayName(
      "A-72: is given by the parent’s manager alone, with addresses of its own, and taken back by"
          + " him")
  void isSharedAndReleased() {
    var page = manager.open("/sso/sharing?account=" + sub).page();
    manager.post(
        "/sso/sharing", Forms.pressed(page, "#share-form", "share", Map.of("account", sub)));
    JsonNode shared = api.get("/accounts/" + parent + "/sso/sharing").json().at("/items/0");
    assertThat(shared.path("shared").asBoolean()).isTrue();
    assertThat(shared.path("spEntityId").asText())
        .isEqualTo(gatehouse.publicUrl() + "/login/saml/" + sub + "/");

    String ada = "ada@" + sub + ".example";
    GroupSignIns atSub = new GroupSignIns(gatehouse, sub).at(shared);
    Visitor browser = atSub.comes(ada, "Finance");
    assertThat(browser.open("/").page().select("#caller").text()).contains(ada);
    assertThat(api.get("/accounts/" + sub + "/users/" + ada).status()).isEqualTo(200);
    assertThat(api.get("/accounts/" + parent + "/users/" + ada).status()).isEqualTo(404);
    assertThat(api.get("/accounts/" + sub + "/teams/Finance").json().path("origin").asText())
        .isEqualTo("SSO");

    assertNothingIsConfused(atSub);
    assertSubManagerOnlySees();

    assertProviderOfAnotherNameEndsSessions(browser, atSub);

    // Switched off above, and off here.
    atParent.configured(false, false);
    assertThat(api.get("/accounts/" + sub + "/teams/Finance").json().path("origin").asText())
        .isEqualTo("MANUAL");

    Visitor inside = atSub.comesWithoutClaim(ada);
    Visitor local = signedIn(sub + ":sam");
    var release = manager.open("/sso/sharing?account=" + sub).page();
    assertThat(release.select("#release-form").text()).contains("Single sign-on is off");
    manager.post(
        "/sso/sharing", Forms.pressed(release, "#release-form", "release", Map.of("account", sub)));
    assertThat(gatehouse.visitor().get("/login/saml/" + sub + "/").status()).isEqualTo(404);
    assertThat(inside.get("/").redirects()).as("came in by what was released").isTrue();
    assertThat(local.get("/sso").status()).as("came in by a password").isEqualTo(200);
    assertThat(signedIn(sub + ":sam").get("/sso").status()).isEqualTo(200);
    for (String account : List.of(parent, sub)) {
      assertThat(
              api.get("/accounts/" + account + "/audit/events?limit=100")
                  .json()
                  .findValuesAsText("description"))
          .contains(
              "Single sign-on shared with the sub-account " + sub + ".",
              "Sub-account " + sub + " released from the shared single sign-on.");
    }

    JsonNode again = api.put("/accounts/" + parent + "/sso/sharing/" + sub, "").json();
    assertThat(again.path("acsUrl").asText()).isEqualTo(shared.path("acsUrl").asText());
    assertThat(api.delete("/accounts/" + parent + "/sso/sharing/" + sub).status()).isEqualTo(204);
  }

  @Test
  @Tag("A-68")
  @Tag("A-72")
  @DisplayName(
      "A-72, A-68: enforces what is enforced above, and never replaces an own one that is on")
  void enforcesAndReplacesNothing() {
    String sharing = "/accounts/" + parent + "/sso/sharing/";
    assertThat(api.put(sharing + parent, "").status()).as("itself").isEqualTo(404);
    assertThat(api.put("/accounts/" + sub + "/sso/sharing/" + parent, "").status())
        .as("upwards")
        .isEqualTo(404);
    assertThat(api.delete(sharing + sub).status()).as("not shared").isEqualTo(404);
    GroupSignIns own = new GroupSignIns(gatehouse, sub).configured(false, false);
    assertThat(own).isNotNull();
    assertThat(api.put(sharing + sub, "").status()).as("an own one").isEqualTo(409);
  }

  @Test
  @DisplayName("tells of the accounts below page by page")
  void isListedInPages() {
    String sharing = "/accounts/" + parent + "/sso/sharing";
    String other = parent + "-another";
    api.post(
        "/accounts",
        "{\"slug\":\"%s\",\"name\":\"Another\",\"parent\":\"%s\"}".formatted(other, parent));

    JsonNode first = api.get(sharing + "?limit=1").json();
    assertThat(first.findValuesAsText("account")).containsExactly(other);
    JsonNode rest = api.get(sharing + "?limit=1&cursor=" + first.path("next").asText()).json();
    assertThat(rest.findValuesAsText("account")).containsExactly(sub);
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  @Tag("A-68")
  @Tag("A-72")
  @DisplayName(
      "A-72, A-68: where passwords are refused, whoever shares has seen whom it shuts out before")
  void isSharedWithOpenEyes() {
    String path = "/sso/sharing?account=" + sub;
    enforced(true);
    var page = manager.open(path).page();
    assertThat(page.select("#share-form").text())
        .contains("no account manager there has an emergency code")
        .contains("1 person there can not come in through the provider yet")
        .contains("I have seen that 1 person stays outside.");

    Answer unseen =
        manager.post(
            "/sso/sharing", Forms.pressed(page, "#share-form", "share", Map.of("account", sub)));
    assertThat(unseen.page().select("#confirmed-reason").text())
        .isEqualTo("Say first that you have seen that 1 person stays outside.");
    String call = "/accounts/" + parent + "/sso/sharing/" + sub;
    Answer unconfirmed = api.put(call, "");
    assertThat(unconfirmed.status()).isEqualTo(409);
    assertThat(unconfirmed.json().at("/errors/0/field").asText()).isEqualTo("confirmed");
    assertThat(api.get("/accounts/" + parent + "/sso/enforced").json().path("below")).isEmpty();
    assertThat(signedIn(sub + ":sam").get("/sso").status()).isEqualTo(200);

    manager.post(
        "/sso/sharing",
        Forms.pressed(
            manager.open(path).page(),
            "#share-form",
            "share",
            Map.of("account", sub, "seen", "yes")));
    assertThat(api.get(call.replace("/" + sub, "")).json().at("/items/0/shared").asBoolean())
        .isTrue();
    assertThat(api.put(call, "").status()).as("is already").isEqualTo(200);

    assertThat(api.delete(call).status()).isEqualTo(204);
    assertThat(api.put(call + "?confirmed=true", "").status()).isEqualTo(200);
    assertThat(api.delete(call).status()).isEqualTo(204);

    enforced(false);
    assertThat(manager.open(path).page().select("#share-form").text())
        .contains("Register both")
        .doesNotContain("emergency code")
        .doesNotContain("outside");
    assertThat(api.put(call, "").status()).as("passwords go on").isEqualTo(200);
  }

  @Test
  @Tag("A-68")
  @Tag("A-72")
  @DisplayName("A-72, A-68: before passwords are refused, the accounts below are looked at as well")
  void enforcesBelowWithOpenEyes() {
    assertThat(api.put("/accounts/" + parent + "/sso/sharing/" + sub, "").status()).isEqualTo(200);

    JsonNode before = api.get("/accounts/" + parent + "/sso/enforced").json();
    assertThat(before.path("concern").asText())
        .contains("Sub-accounts without an emergency code: " + parent + " Sub.");
    assertThat(before.at("/below/0/account").asText()).isEqualTo(sub);
    assertThat(before.at("/below/0/outside").asLong()).as("sam").isEqualTo(1);
    var page = manager.open("/sso/enforcement").page();
    assertThat(page.select("#below").text()).contains(parent + " Sub: 1 person");
    assertThat(page.select("#concern").text()).contains(parent + " Sub");
    assertThat(page.select("#enforce-form").text()).contains("2 people stay outside");

    enforced(true);
    enforced(false);
    assertThat(
            api.get("/accounts/" + sub + "/audit/events?limit=100")
                .json()
                .findValuesAsText("description"))
        .contains(
            "Only single sign-on from now on; passwords are refused.",
            "Passwords are accepted again.");
  }

  @Test
  @DisplayName("that lets nobody in below brings the parent’s managers a link back")
  void leadsBackForRefusalsBelow() throws Exception {
    JsonNode shared = api.put("/accounts/" + parent + "/sso/sharing/" + sub, "").json();
    GroupSignIns atSub = new GroupSignIns(gatehouse, sub).at(shared);

    atParent.swapped("https://idp.example/other");
    for (int i = 0; i < 3; i++) {
      Visitor browser = gatehouse.visitor();
      assertThat(atSub.post(browser, atSub.answer(browser).nameId("ada@x.example")).status())
          .isEqualTo(403);
    }

    assertThat(new Mailbox(gatehouse).linkTo("mia@" + parent + ".example", "Nobody comes in"))
        .contains("/login/back");
  }

  private void enforced(boolean on) {
    String body = "{\"on\":%s,\"confirmed\":true}".formatted(on);
    assertThat(api.put("/accounts/" + parent + "/sso/enforced", body).status()).isEqualTo(200);
  }

  /** Whoever came in on the word of the provider is out in the account that shares it as well. */
  private void assertProviderOfAnotherNameEndsSessions(Visitor inside, GroupSignIns atSub) {
    Visitor above = atParent.comesWithoutClaim("pia@" + parent + ".example");
    Visitor local = signedIn(sub + ":sam");
    assertThat(inside.get("/").status()).isEqualTo(200);
    assertThat(above.get("/").status()).isEqualTo(200);

    atParent.swapped("https://idp.example/other");

    assertThat(inside.get("/").redirects()).as("below").isTrue();
    assertThat(above.get("/").redirects()).as("above").isTrue();
    assertThat(local.get("/sso").status()).as("came in by a password").isEqualTo(200);
    atParent.configured(true, false);
  }

  private void assertNothingIsConfused(GroupSignIns atSub) {
    Visitor one = gatehouse.visitor();
    assertThat(atParent.post(one, atSub.answer(one).nameId("eve@x.example")).status())
        .isEqualTo(403);
    Visitor two = gatehouse.visitor();
    assertThat(atSub.post(two, atParent.answer(two).nameId("eve@x.example")).status())
        .isEqualTo(403);
    for (String account : List.of(parent, sub)) {
      assertThat(api.get("/accounts/" + account + "/users/eve@x.example").status()).isEqualTo(404);
    }
  }

  private void assertSubManagerOnlySees() {
    Visitor sam = signedIn(sub + ":sam");
    Answer page = sam.open("/sso");
    assertThat(page.page().select("#shared-by").text()).contains("belongs to " + parent);
    assertThat(sam.open("/sso/sharing").page().select("#release-form, #share-form")).isEmpty();
    assertThat(api.get("/accounts/" + sub + "/sso").json().path("enabled").asBoolean()).isTrue();
    Answer refused =
        api.put(
            "/accounts/" + sub + "/sso",
            api.get("/accounts/" + sub + "/sso")
                .body()
                .replace("\"enforced\":false", "\"enforced\":true"));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.body()).contains("belongs to the account above");
    assertThat(api.get("/accounts/" + sub + "/sso/sharing").json().path("sharedFrom").asText())
        .isEqualTo(parent);
  }

  private Visitor signedIn(String user) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(user, Accounts.PASSWORD);
    return visitor;
  }
}
