package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.gatehouse.trail.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final Catalogue catalogue = new Catalogue();
  private final Descriptions descriptions = new Descriptions(catalogue, Locale.GERMAN);
  private final EntryReader reader = new EntryReader();

  DescriptionsTest() {
    reader.catalogue = catalogue;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "company.add.success|{}|Firma",
        "company.add.success|{\"description\":\"Contoso added.\"}|Contoso added.",
        "payment.complete.success|{\"description\":\"Paid\"}|Paid",
        "payment.complete.success|{\"currency\":\"EUR\",\"description\":\"Paid\"}|EUR",
        "user.login.success|{\"email\":\"d@x.example\",\"name\":\"Dana\"}|Dana",
        "campaign.update.failure|{\"description\":\"No luck.\"}|No luck.",
        "campaign.update.failure|{}|Thing / Deed",
        "dropped.long.ago|{\"description\":\"Gone.\"}|Gone.",
      })
  void saysInAFileWhatTheListSays(String text, String details, String said) {
    for (int again = 0; again < 2; again++) {
      assertThat(descriptions.of(LogRow.of(row(text, details), "contoso")))
          .contains(said)
          .isEqualTo(listed(text, details));
    }
  }

  @Test
  void saysNoSendersWordsOfTheNextEntry() {
    String plain = descriptions.of(LogRow.of(row("company.add.success", "{}"), "contoso"));
    String own = "{\"description\":\"Contoso added.\"}";

    assertThat(descriptions.of(LogRow.of(row("company.add.success", own), "contoso")))
        .isEqualTo("Contoso added.");
    assertThat(descriptions.of(LogRow.of(row("company.add.success", "{}"), "contoso")))
        .isEqualTo(plain)
        .isNotEqualTo("Contoso added.");
  }

  private String listed(String text, String details) {
    return reader.read(row(text, details), "contoso", Locale.GERMAN).description();
  }

  private static Object[] row(String text, String details) {
    return new Object[] {
      1L, "e-1", NOON, text, "Thing", "Deed", "SUCCESS", "", "dana", "", "", "", details
    };
  }
}
