package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.audit.FilterWords;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.Vocabulary;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Outcome;
import org.junit.jupiter.api.Test;

class ExportWordsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-15T23:00:00Z");
  private static final Instant SUNDAY = Instant.parse("2026-11-22T23:00:00Z");
  private static final ZoneId ZAGREB = ZoneId.of("Europe/Zagreb");

  @Test
  void aFileIsCalledByAccountRangeAndDay() {
    assertThat(name(Optional.of(MONDAY), Optional.of(SUNDAY)))
        .isEqualTo("audit_contoso_2026-11-16_2026-11-22_made_2026-11-23.csv");
    assertThat(name(Optional.of(MONDAY), Optional.empty())).contains("_since_2026-11-16_");
    assertThat(name(Optional.empty(), Optional.of(SUNDAY))).contains("_until_2026-11-22_");
    assertThat(name(Optional.empty(), Optional.empty())).contains("_all_");
  }

  @Test
  void aFilterReadsByTheNamesOfRestInTheRecordAndInWordsInTheFile() {
    LogFilter filter =
        new LogFilter(
            Optional.of(MONDAY),
            Optional.empty(),
            Optional.of("dana"),
            Optional.of(Cidr.parse("10.0.0.0/8")),
            List.of("user", "created"),
            Optional.of("User"),
            Optional.of("Create"),
            Optional.of(Outcome.SUCCESS));

    assertThat(FilterWords.technical(filter))
        .isEqualTo(
            "from=2026-11-15T23:00:00Z, username=dana, ip=10.0.0.0/8, description=user created,"
                + " item=User, action=Create, outcome=SUCCESS");
    assertThat(FilterWords.readable(filter, in(Locale.GERMAN), ZAGREB))
        .contains("Benutzername dana · IP-Adresse 10.0.0.0/8")
        .contains("2026")
        .endsWith("Ergebnis Erledigt");
    assertThat(FilterWords.readable(LogFilter.NONE, in(Locale.ENGLISH), ZAGREB))
        .isEqualTo("All entries");
    assertThat(FilterWords.technical(LogFilter.NONE)).isEmpty();
  }

  @Test
  void aFileSaysOfWhichAccountsAndOfWhichEventItIs() {
    LogFilter one = LogFilter.NONE.saying(Optional.of("team.create.success"));

    assertThat(FilterWords.readable(one, in(Locale.ENGLISH), ZAGREB))
        .isEqualTo("Event “Group created.”");
    assertThat(FilterWords.readable(one.of("emea"), in(Locale.ENGLISH), ZAGREB))
        .isEqualTo("Event “Group created.” · Accounts: EMEA");
    assertThat(FilterWords.readable(LogFilter.NONE.of("*"), in(Locale.GERMAN), ZAGREB))
        .isEqualTo("Konten: Dieses Konto und seine Unterkonten");
    assertThat(FilterWords.technical(one.of("emea")))
        .isEqualTo("text=team.create.success, sub=emea");
  }

  private static Vocabulary in(Locale language) {
    return new Vocabulary(
        language, new Catalogue(), "contoso", Map.of("contoso", "Contoso", "emea", "EMEA"));
  }

  private static String name(Optional<Instant> from, Optional<Instant> to) {
    LogFilter filter =
        new LogFilter(
            from,
            to,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return FileName.of("contoso", filter, SUNDAY, ZAGREB, ExportFormat.CSV);
  }
}
