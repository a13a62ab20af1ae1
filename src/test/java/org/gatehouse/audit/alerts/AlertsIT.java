package org.gatehouse.audit.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Account managers are told by mail what in the log stands out. */
class AlertsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Mailbox mails = new Mailbox(gatehouse);

  private String account = "";
  private String base = "";

  @BeforeEach
  void anAccountWithAManager() {
    account = accounts.create("alerted");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
  }

  @Test
  void aChangeOfTheSecondFactorIsMailedWithALinkToItsEntry() throws Exception {
    String body = "{\"maxLoginAttempts\":5,\"twoFactor\":{\"enabled\":false,\"deviceDays\":31}}";
    assertThat(api.put(base + "/policy", body).status()).isEqualTo(200);

    String address = "mia@" + account + ".example";
    String text = MailText.of(mails.mailTo(address, "the way of signing in was changed"));
    String link = mails.linkTo(address, "the way of signing in was changed");

    assertThat(text).contains("Hello mia").contains(account + " Ltd").contains("2FA, changed by");
    Answer rows = signedIn(account, "mia").open(link);
    assertThat(rows.url().getPath()).isEqualTo("/audit");
    assertThat(rows.url().getQuery()).contains("item=2FA").contains("entry=");
    assertThat(rows.page().select("#entries").text())
        .contains("Two-factor authentication settings updated.");
    assertThat(rows.page().select("#entry").text()).contains("31");
  }

  @Test
  void aBurstOfRefusedSignInsIsMailedAndNobodyElseSeesIt() throws Exception {
    assertThat(api.put(base + "/audit/alerts/rules", "{\"guessesMost\":3}").status())
        .isEqualTo(200);
    for (int i = 0; i < 3; i++) {
      gatehouse.visitor().signIn(account + ":mia", "not the password " + i);
    }

    String link = mails.linkTo("mia@" + account + ".example", "many refused sign-ins");
    JsonNode alert = api.get(base + "/audit/alerts").json().at("/items/0");

    assertThat(alert.path("rule").asText()).isEqualTo("guesses");
    assertThat(alert.path("entries").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(alert.path("toldAt").isNull()).isFalse();
    assertThat(link).endsWith(alert.path("id").asText());
    assertThat(log("item=Audit log&action=Alert").toString()).contains("Account managers alerted");
    String other = accounts.create("unalerted");
    accounts.user(other, "mallory", "Account Manager");
    assertThat(signedIn(other, "mallory").get(link).status()).isEqualTo(404);
  }

  @Test
  void aChangeOfTheRulesIsRecordedWithTheValuesBefore() {
    Answer changed =
        api.put(base + "/audit/alerts/rules", "{\"exports\":false,\"networkDays\":30}");

    assertThat(changed.json().path("exports").asBoolean()).isFalse();
    assertThat(changed.json().path("networkDays").asInt()).isEqualTo(30);
    assertThat(changed.json().path("guesses").asBoolean()).as("switched on").isTrue();
    assertThat(api.get(base + "/audit/alerts/rules").json()).isEqualTo(changed.json());
    JsonNode details = log("item=Audit log&action=Alert rules").at("/0/details");
    assertThat(details.path("change.exports").asText()).isEqualTo("true → false");
    assertThat(details.path("change.networkDays").asText()).isEqualTo("90 → 30");
  }

  @Test
  void aFormThatStoodOpenSwitchesNothingOnThatSomebodyElseHasSwitchedOff() {
    Visitor mia = signedIn(account, "mia");
    Answer open = mia.open("/audit/alerts");
    api.put(base + "/audit/alerts/rules", "{\"exports\":false}");

    Answer refused = mia.submit(open, "#alerts-form", Map.of("guessesMost", "30"));

    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(refused.page().select("#exports[checked]")).isEmpty();
    assertThat(refused.page().select("#guessesMost").val()).isEqualTo("20");
    assertThat(log("item=Audit log&outcome=FAILURE")).hasSize(1);
    mia.submit(refused, "#alerts-form", Map.of("guessesMost", "30"));
    JsonNode rules = api.get(base + "/audit/alerts/rules").json();
    assertThat(rules.path("exports").asBoolean()).isFalse();
    assertThat(rules.path("guessesMost").asInt()).isEqualTo(30);
  }

  @Test
  void aNumberOutOfItsRangeChangesNothingAndIsNamed() {
    Answer refused = api.put(base + "/audit/alerts/rules", "{\"exports\":false,\"guessesMost\":2}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("guessesMost");
    assertThat(api.get(base + "/audit/alerts/rules").json().path("exports").asBoolean()).isTrue();
    assertThat(log("item=Audit log&outcome=FAILURE")).hasSize(1);
  }

  @Test
  void theCursorOfAnotherListIsRefused() {
    Answer refused = api.get(base + "/audit/alerts?cursor=eA");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("cursor");
    assertThat(api.get(base + "/audit/alerts?cursor=").json().path("items")).isEmpty();
  }

  private JsonNode log(String filter) {
    return api.get(base + "/audit/events?" + filter.replace(" ", "%20")).json().path("items");
  }

  private Visitor signedIn(String slug, String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(slug + ":" + name, Accounts.PASSWORD);
    return visitor;
  }
}
