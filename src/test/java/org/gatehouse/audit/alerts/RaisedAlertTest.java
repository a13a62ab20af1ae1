package org.gatehouse.audit.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RaisedAlertTest {

  private static final Instant FIRST = Instant.parse("2026-11-26T10:00:00.250Z");
  private static final Instant LAST = Instant.parse("2026-11-26T10:14:59.999Z");

  @Test
  void leadsToItsEntriesInTheReadersZone() {
    assertThat(alert(AlertRule.GUESSES, "", "Refuse", "", "").rows(ZoneId.of("Europe/Berlin")))
        .isEqualTo(
            "/audit?range=exact&from=2026-11-26T11%3A00%3A00&to=2026-11-26T11%3A15%3A00"
                + "&action=Refuse&outcome=FAILURE");
  }

  @Test
  void opensTheOneEntryThatItIsAbout() {
    assertThat(alert(AlertRule.NETWORK, "User", "Login", "mia", "e-1").rows(ZoneOffset.UTC))
        .isEqualTo(
            "/audit?range=exact&from=2026-11-26T10%3A00%3A00&to=2026-11-26T10%3A15%3A00"
                + "&username=mia&item=User&action=Login&entry=e-1");
  }

  private static RaisedAlert alert(
      AlertRule rule, String item, String action, String userName, String entry) {
    return new RaisedAlert(
        "id", rule, LAST, FIRST, LAST, 20, item, action, userName, "", entry, null);
  }
}
