package org.gatehouse.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** What the forms of a role send when they stood open, or stand beside another one. */
class RoleFormsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Visitor mia = gatehouse.visitor();

  private String roles;

  @BeforeEach
  void aRole() {
    String account = accounts.create("role-forms");
    roles = "/accounts/" + account + "/roles";
    accounts.user(account, "mia", "Account Manager");
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    assertThat(api.post(roles, role("Support", "audit:read")).status()).isEqualTo(201);
  }

  @Test
  void aFormThatStoodOpenBringsNoPermissionBackThatSomebodyElseHasTaken() {
    Answer open = mia.open("/roles?role=support");
    assertThat(api.put(roles + "/support", role("Support", "users:manage")).status())
        .isEqualTo(200);

    Answer refused = send(open, "#role-form", "save", Map.of("name", "Help desk"));

    assertThat(refused.redirects()).isFalse();
    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(permissions("support")).containsExactly("users:manage");
    assertThat(ticked(refused)).as("what holds now").containsExactly("users:manage");
    assertThat(refused.page().select("#role-form #name").val()).isEqualTo("Support");
    String log = api.get(roles.replace("/roles", "/audit/events?item=Role&outcome=failure")).body();
    assertThat(log).as("by its name, not by the id that the page sends").contains("(Support)");

    Answer again = send(refused, "#role-form", "save", Map.of("name", "Help desk"));
    assertThat(again.redirects()).isTrue();
    assertThat(permissions("help-desk")).containsExactly("users:manage");
  }

  @Test
  void aFormThatIsRefusedForItsNameKeepsWhatWasTyped() {
    assertThat(api.post(roles, role("Taken", "audit:read")).status()).isEqualTo(201);
    Answer open = mia.open("/roles?role=support");

    Answer refused =
        send(open, "#role-form", "save", Map.of("name", "Taken", "permission", "teams:manage"));

    assertThat(refused.page().select("#name-reason")).hasSize(1);
    assertThat(ticked(refused)).containsExactly("teams:manage");
    assertThat(send(refused, "#role-form", "save", Map.of("name", "Free")).redirects()).isTrue();
    assertThat(permissions("free")).containsExactly("teams:manage");
  }

  @Test
  @DisplayName("a wrong name typed to delete a role leaves the ticks of its form alone")
  void aRefusedDeletionLeavesTheTicks() {
    Answer open = mia.open("/roles?role=support");

    Answer refused = send(open, "#delete-role-form", "delete", Map.of("confirm", "something"));

    assertThat(refused.page().select("#confirm-reason")).hasSize(1);
    assertThat(ticked(refused)).containsExactly("audit:read");
    assertThat(send(refused, "#role-form", "save", Map.of()).redirects()).isTrue();
    assertThat(permissions("support")).containsExactly("audit:read");
  }

  private Answer send(Answer page, String form, String button, Map<String, String> more) {
    return mia.post("/roles", Forms.pressed(page.page(), form, button, more));
  }

  private static List<String> ticked(Answer page) {
    return page.page().select("#role-form input[name=permission][checked]").eachAttr("value");
  }

  private List<String> permissions(String role) {
    return api.get(roles + "/" + role)
        .json()
        .path("permissions")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private static String role(String name, String permission) {
    return "{\"name\":\"%s\",\"permissions\":[\"%s\"]}".formatted(name, permission);
  }
}
