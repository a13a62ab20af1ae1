package org.gatehouse.audit.auditors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Auditors come in by a mailed link, for a time. */
class InvitedAuditorsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Visitor mia = gatehouse.visitor();

  private String account = "";
  private String address = "";

  @BeforeEach
  void anAccountWithAManager() {
    account = accounts.create("inspected");
    address = "ina@" + account + ".example";
    accounts.user(account, "mia", "Account Manager");
    mia.signIn(account + ":mia", Accounts.PASSWORD);
  }

  @Test
  void readTheLogForATimeAfterFollowingTheLink() throws Exception {
    Answer invited = invite("3");
    assertThat(invited.page().select("#auditors").text()).contains(address);

    String link = new Mailbox(gatehouse).linkTo(address, account);
    JsonNode role =
        api.get("/accounts/" + account + "/users/" + address + "/roles").json().at("/roles/0");

    assertThat(link).contains("/login/reset?token=");
    assertThat(role.path("name").asText()).isEqualTo("Auditor");
    assertThat(Instant.parse(role.path("validUntil").asText()))
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(3)));
  }

  @Test
  void loseTheLogAtOnceWhenTheirAccessEnds() {
    Answer invited = invite("3");

    Answer asked = mia.open(invited.page().selectFirst("#auditors a").attr("href"));
    Answer ended = mia.follow(mia.submit(asked, "#end-form", Map.of()));

    assertThat(ended.page().select("#auditors")).isEmpty();
    assertThat(
            api.get("/accounts/" + account + "/users/" + address + "/roles").json().path("roles"))
        .isEmpty();
  }

  @Test
  void areInvitedForNinetyDaysAtMost() {
    Answer refused = invite("91");

    assertThat(refused.page().select("#days-reason").text()).contains("1 to 90");
    assertThat(api.get("/accounts/" + account + "/users/" + address).status()).isEqualTo(404);
  }

  @Test
  void areSaidToBeThereAtTheFieldOfTheirAddress() {
    invite("3");

    Answer refused = invite("3");

    assertThat(refused.page().select("#email-reason").text()).contains("has this e-mail address");
    assertThat(refused.page().selectFirst("#email").attr("aria-invalid")).isEqualTo("true");
  }

  private Answer invite(String days) {
    return mia.follow(
        mia.submit(
            mia.open("/audit/auditors"),
            "#invite-form",
            Map.of("email", address, "name", "Ina", "days", days)));
  }
}
