package org.gatehouse.audit.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the rules find in the log, on H2; that mails go out is claimed on the running server. */
class AlertWatchTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AlertsInMemory alerts = new AlertsInMemory(NOW);

  @AfterEach
  void end() {
    alerts.close();
  }

  @Test
  void tellsOfManyRefusedSignInsWithinAShortTime() {
    alerts.refuse("dana", 10).at(NOW.plus(MINUTE)).refuse("eve", 9).look();
    assertThat(alerts.raised()).isEmpty();

    alerts.at(NOW.plus(MINUTE.multipliedBy(2))).refuse("dana", 1).look();

    assertThat(alerts.raised())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.rule()).isEqualTo(AlertRule.GUESSES);
              assertThat(alert.entries()).isEqualTo(20);
              assertThat(alert.first()).isEqualTo(NOW);
              assertThat(alert.last()).isEqualTo(NOW.plus(MINUTE.multipliedBy(2)));
            });
    assertThat(alerts.waiting()).isZero();
  }

  @Test
  void tellsNothingOfRefusalsThatLieFurtherApart() {
    alerts.refuse("dana", 15).look();
    alerts.at(NOW.plus(MINUTE.multipliedBy(16))).refuse("dana", 15).look();

    assertThat(alerts.raised()).isEmpty();
  }

  @Test
  void tellsOfTheSameRefusalsOnce() {
    alerts.refuse("dana", 20).look().tell();
    alerts.at(NOW.plus(MINUTE)).refuse("dana", 5).look();
    assertThat(alerts.raised()).hasSize(1);

    alerts.at(NOW.plus(MINUTE.multipliedBy(2))).refuse("dana", 15).look();

    assertThat(alerts.raised()).extracting(RaisedAlert::entries).containsExactly(20L, 20L);
  }

  @Test
  void addsToWhatWaitsInsteadOfRaisingItAgain() {
    alerts.refuse("dana", 20).look();
    alerts.at(NOW.plus(MINUTE)).refuse("dana", 3).look();

    assertThat(alerts.raised()).extracting(RaisedAlert::entries).containsExactly(23L);
  }

  @Test
  void tellsOfSomebodyWhoWasDeletedMeanwhileUnderHisPseudonym() {
    alerts.does("dana", "2fa.disable", Map.of()).does("eve", "2fa.disable", Map.of()).look();

    alerts.delete("dana", "erased-1").tell();

    assertThat(alerts.raised())
        .extracting(RaisedAlert::userName)
        .containsExactlyInAnyOrder("erased-1", "eve");
    assertThat(alerts.raised()).extracting(RaisedAlert::toldAt).doesNotContainNull();
    assertThat(alerts.fired)
        .extracting(AuditEvent::details)
        .containsExactly(Map.of("rule", "SETTINGS", "count", "2"));
  }

  @Test
  void sendsOneMailAnHourForEachRule() {
    alerts.does("mia", "2fa.disable", Map.of()).look().tell();
    alerts.at(NOW.plus(MINUTE)).does("mia", "2fa.enable", Map.of()).look().tell();
    alerts.at(NOW.plus(MINUTE.multipliedBy(2))).refuse("dana", 20).look().tell();
    assertThat(alerts.fired)
        .extracting(AuditEvent::details)
        .containsExactly(
            Map.of("rule", "SETTINGS", "count", "1"), Map.of("rule", "GUESSES", "count", "1"));
    assertThat(alerts.raised()).filteredOn(alert -> alert.toldAt() == null).hasSize(1);

    alerts.at(NOW.plus(MINUTE.multipliedBy(59))).tell();
    assertThat(alerts.fired).hasSize(2);
    alerts.at(NOW.plus(MINUTE.multipliedBy(60))).tell();

    assertThat(alerts.fired).hasSize(3);
    assertThat(alerts.raised()).noneMatch(alert -> alert.toldAt() == null);
  }

  @Test
  void tellsWhatWasSwitchedAndByWhom() {
    alerts.does("mia", "account.login-options", Map.of()).look();

    assertThat(alerts.raised())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.rule()).isEqualTo(AlertRule.SETTINGS);
              assertThat(alert.item()).isEqualTo("Account");
              assertThat(alert.action()).isEqualTo("Update");
              assertThat(alert.userName()).isEqualTo("mia");
              assertThat(alert.entry()).isNotEmpty();
            });
  }

  @Test
  void tellsOfAllThatOneUserTookOutTogether() {
    alerts.does("dana", "search.export", Map.of("rows", "6000")).look();
    alerts.does("eve", "search.export", Map.of("rows", "6000")).look();
    assertThat(alerts.raised()).isEmpty();

    alerts.at(NOW.plus(MINUTE)).does("dana", "person.export", Map.of("rows", "4000")).look();

    assertThat(alerts.raised())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.userName()).isEqualTo("dana");
              assertThat(alert.entries()).isEqualTo(10_000);
            });
  }

  @Test
  @DisplayName("whoever breaks an export off has taken out what had gone by then")
  void tellsOfWhatWentOutBeforeAnExportBrokeOff() {
    alerts.fails("dana", "search.export", Map.of("reason", "audit.export.full.text")).look();
    assertThat(alerts.raised()).as("refused").isEmpty();

    alerts
        .at(NOW.plus(MINUTE))
        .fails("dana", "search.export", Map.of("rows", "998000", "reason", "audit.export.broken"))
        .look();

    assertThat(alerts.raised())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.rule()).isEqualTo(AlertRule.EXPORTS);
              assertThat(alert.entries()).isEqualTo(998_000);
            });

    alerts
        .at(NOW.plus(MINUTE.multipliedBy(2)))
        .fails("dana", "person.export", Map.of("reason", "users.export.failed"))
        .look();
    assertThat(alerts.raised())
        .singleElement()
        .satisfies(alert -> assertThat(alert.entries()).isEqualTo(998_000));
  }

  @Test
  void tellsOfANetworkThatIsNewToAnAccountManager() {
    alerts.signIn("mia", "203.0.113.7").look();
    assertThat(alerts.raised()).as("his first sign-in of all").isEmpty();
    alerts.at(NOW.plus(MINUTE)).signIn("mia", "203.0.113.99").look();
    assertThat(alerts.raised()).as("the same network").isEmpty();

    alerts.at(NOW.plus(MINUTE.multipliedBy(2))).signIn("mia", "198.51.100.4");
    alerts.signIn("dana", "198.51.100.4").look();

    assertThat(alerts.raised())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.rule()).isEqualTo(AlertRule.NETWORK);
              assertThat(alert.userName()).isEqualTo("mia");
              assertThat(alert.address()).isEqualTo("198.51.100.4");
            });
  }

  @Test
  void tellsOfAnAccountManagerWhoWasAwayForLong() {
    alerts.signIn("mia", "203.0.113.7").look();
    Instant later = NOW.plus(Duration.ofDays(59));
    alerts.at(later).signIn("mia", "203.0.113.7").look();
    assertThat(alerts.raised()).isEmpty();

    alerts
        .at(later.plus(Duration.ofDays(61)))
        .does("mia", "password.updated", Map.of("email", "mia@x.example"));
    alerts.signIn("mia", "203.0.113.7").look();

    assertThat(alerts.raised()).extracting(RaisedAlert::rule).containsExactly(AlertRule.DORMANT);
  }

  @Test
  void tellsNothingByARuleThatIsSwitchedOff() {
    AlertRules all = AlertRules.RECOMMENDED;
    alerts.decide(
        new AlertRules(false, 20, 15, false, false, 1, 60, false, all.networkDays(), false, 1));
    alerts.refuse("dana", 30).does("mia", "2fa.disable", Map.of());
    alerts.does("mia", "search.export", Map.of("rows", "6000")).signIn("mia", "203.0.113.7");
    alerts.at(NOW.plus(Duration.ofDays(9))).signIn("mia", "198.51.100.4").look();

    assertThat(alerts.raised()).isEmpty();
    assertThat(alerts.waiting()).isZero();
  }

  @Test
  void takesWhatComesLateForNoNews() {
    alerts.does("mia", "2fa.disable", Map.of());
    alerts.at(NOW.plus(Duration.ofHours(25))).look();

    assertThat(alerts.raised()).isEmpty();
    assertThat(alerts.waiting()).isZero();
  }
}
