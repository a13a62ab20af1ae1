package org.gatehouse.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Legal holds by REST and on their page; that clean-ups heed them is claimed beside those. */
class HoldsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account = "";
  private String base = "";

  @BeforeEach
  void anAccount() {
    account = accounts.create("held");
    base = "/accounts/" + account + "/audit";
  }

  @Test
  void isPlacedListedAndReleasedAndTheLogTellsOfBoth() {
    Answer placed =
        api.put(base + "/holds/Case-7", "{\"why\":\"a claim\",\"from\":\"2026-01-01T00:00:00Z\"}");
    assertThat(placed.status()).as(placed.toString()).isEqualTo(200);
    assertThat(api.get(base + "/holds").json().at("/items/0")).isEqualTo(placed.json());
    assertThat(api.put(base + "/holds/case-7", "{\"why\":\"again\"}").status()).isEqualTo(409);
    assertThat(api.put(base + "/holds/Other", "{}").json().at("/errors/0/field").asText())
        .isEqualTo("why");

    assertThat(api.delete(base + "/holds/Case-7").status()).isEqualTo(204);

    assertThat(api.get(base + "/holds").json().path("items")).isEmpty();
    assertThat(api.delete(base + "/holds/Case-7").status()).isEqualTo(404);
    JsonNode log = api.get(base + "/events?item=Audit%20log&outcome=SUCCESS").json().path("items");
    assertThat(log).hasSize(2);
    assertThat(log.at("/1/description").asText()).isEqualTo("Entries held (Case-7).");
    assertThat(log.at("/1/details/why").asText()).isEqualTo("a claim");
    assertThat(log.at("/0/description").asText()).isEqualTo("Hold released (Case-7).");
  }

  @Test
  void isPlacedAndReleasedOnItsPage() {
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);

    Answer placed =
        mia.follow(
            mia.submit(
                mia.open("/audit/holds"),
                "#hold-form",
                Map.of("name", "Case & Co", "why", "a claim", "from", "2026-01-01")));
    assertThat(placed.page().select("#holds").text()).contains("Case & Co").contains("a claim");
    Answer asked = mia.open(placed.page().selectFirst("#holds a").attr("href"));
    Answer released = mia.follow(mia.submit(asked, "#release-form", Map.of()));

    assertThat(released.page().select("#holds")).isEmpty();
    assertThat(released.page().select("#notices").text()).contains("The hold is released.");
  }
}
