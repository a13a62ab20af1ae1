package org.gatehouse.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpCookie;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the forms of a key send when they stood open, or stand beside another one. */
class KeyFormsIT {

  private static final String END = "2099-06-01T10:00:30Z";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Visitor mia = gatehouse.visitor();

  private String key;
  private String page;

  @BeforeEach
  void aKey() {
    String account = accounts.create("key-forms");
    String keys = "/accounts/" + account + "/apikeys";
    accounts.user(account, "mia", "Account Manager");
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    String id = api.post(keys, form("shop", END, "audit:read")).json().path("id").asText();
    key = keys + "/" + id;
    page = "/apikeys?key=" + id;
  }

  @Test
  void aFormThatStoodOpenUndoesNeitherAnEndNorAScopeOfSomebodyElse() {
    Answer open = mia.open(page);
    String earlier = "2030-06-01T10:00:00Z";
    assertThat(api.put(key, form("shop", earlier, "users:manage")).status()).isEqualTo(200);

    Answer refused = send(open, "#key-form", "save", Map.of("name", "till"));

    assertThat(refused.redirects()).isFalse();
    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(now().path("expiresAt").asText()).isEqualTo(earlier);
    assertThat(now().at("/scopes/0").asText()).isEqualTo("users:manage");
    assertThat(ticked(refused)).as("what holds now").containsExactly("users:manage");
    assertThat(refused.page().select("#key-form #expiresAt").val()).startsWith("2030-06-01");

    Answer again = send(refused, "#key-form", "save", Map.of("name", "till"));
    assertThat(again.redirects()).isTrue();
    assertThat(now().path("name").asText()).isEqualTo("till");
    assertThat(now().path("expiresAt").asText()).isEqualTo(earlier);
  }

  @Test
  @DisplayName("a wrong name typed to revoke a key, and its rotation, leave the ticks alone")
  void whatIsDoneBesideLeavesTheTicks() {
    Answer open = mia.open(page);

    Answer refused = send(open, "#revoke-form", "revoke", Map.of("confirm", "something"));
    assertThat(refused.page().select("#confirm-reason")).hasSize(1);
    assertThat(ticked(refused)).containsExactly("audit:read");
    assertThat(send(refused, "#key-form", "save", Map.of("name", "till")).redirects()).isTrue();
    assertThat(now().at("/scopes/0").asText()).isEqualTo("audit:read");

    Answer rotated = send(mia.open(page), "#rotate-form", "rotate", Map.of());
    assertThat(rotated.page().select("#issued")).hasSize(1);
    assertThat(ticked(rotated)).containsExactly("audit:read");
    assertThat(rotated.page().select("#key-form #expiresAt").val())
        .as("the end of its overlap")
        .isNotEmpty()
        .doesNotStartWith("2099");
  }

  @Test
  @DisplayName("an end is read in the zone in which it was shown, whatever the zone is since")
  void readsAnEndInTheZoneInWhichItWasShown() {
    zone("Europe/Berlin");
    Answer open = mia.open(page);
    assertThat(open.page().select("#key-form #expiresAt").val()).isEqualTo("2099-06-01T12:00");
    zone("America/New_York");

    Answer refused = send(open, "#key-form", "save", Map.of("name", ""));
    assertThat(refused.page().select("#key-form #expiresAt").val()).isEqualTo("2099-06-01T12:00");
    assertThat(send(refused, "#key-form", "save", Map.of("name", "till")).redirects()).isTrue();
    assertThat(now().path("expiresAt").asText()).as("untouched").isEqualTo(END);

    assertThat(mia.open(page).page().select("#key-form #expiresAt").val())
        .isEqualTo("2099-06-01T06:00");
    Map<String, String> moved =
        Map.of("expiresAt", "2099-07-01T12:00", "shown", "", "shown-zone", "Europe/Berlin");
    assertThat(send(open, "#key-form", "save", moved).redirects()).isTrue();
    assertThat(now().path("expiresAt").asText()).isEqualTo("2099-07-01T10:00:00Z");
    Map<String, String> nowhere =
        Map.of("expiresAt", "2099-07-01T12:00", "shown", "", "shown-zone", "Nowhere/Land");
    assertThat(send(open, "#key-form", "save", nowhere).redirects()).isTrue();
    assertThat(now().path("expiresAt").asText()).isEqualTo("2099-07-01T16:00:00Z");
  }

  private void zone(String id) {
    HttpCookie cookie = new HttpCookie("gh_zone", id);
    cookie.setPath("/");
    cookie.setVersion(0);
    mia.keep(cookie);
  }

  private Answer send(Answer shown, String form, String button, Map<String, String> more) {
    return mia.post("/apikeys", Forms.pressed(shown.page(), form, button, more));
  }

  private static List<String> ticked(Answer shown) {
    return shown.page().select("#key-form input[name=scope][checked]").eachAttr("value");
  }

  private JsonNode now() {
    return api.get(key).json();
  }

  private static String form(String name, String end, String scope) {
    return "{\"name\":\"%s\",\"expiresAt\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, end, scope);
  }
}
