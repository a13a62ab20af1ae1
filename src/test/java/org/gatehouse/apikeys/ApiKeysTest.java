package org.gatehouse.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant MONDAY = NOW.plus(Duration.ofDays(4));
  private static final Duration YEAR = Duration.ofDays(365);

  private final TrailInMemory database = new TrailInMemory(NOW);

  @BeforeEach
  void account() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    }
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void replacesAKeyThatWaitsByOneThatWaitsAsLong() {
    ApiKeyDetails old = make(MONDAY, MONDAY.plus(YEAR));

    ApiKeyDetails successor = rotate(old.id(), 24);

    assertThat(successor.status()).isEqualTo(KeyStatus.WAITING);
    assertThat(successor.validFrom()).isEqualTo(MONDAY);
    assertThat(successor.expiresAt()).isEqualTo(MONDAY.plus(YEAR));
    assertThat(keys().get(old.id()).expiresAt()).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
  }

  @Test
  void replacesAKeyThatWorksByOneThatWorksAtOnceAndAsLong() {
    ApiKeyDetails old = make(NOW.minus(YEAR), NOW.plus(YEAR));

    ApiKeyDetails successor = rotate(old.id(), 24);

    assertThat(successor.status()).isEqualTo(KeyStatus.ACTIVE);
    assertThat(successor.validFrom()).isEqualTo(NOW);
    assertThat(successor.expiresAt()).isEqualTo(NOW.plus(YEAR.multipliedBy(2)));
    assertThat(keys().get(old.id()).expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void letsNoSuccessorLiveLongerThanTimesAreWritten() {
    Instant last = Instant.parse("9999-12-31T23:59:59Z");
    ApiKeyDetails old = make(NOW.minus(YEAR), last);

    assertThat(rotate(old.id(), 24).expiresAt()).isEqualTo(last);

    ApiKeyDetails late = make(last.minus(Duration.ofHours(1)), last);
    rotate(late.id(), 24);
    assertThat(keys().get(late.id()).expiresAt()).isEqualTo(last);
  }

  private ApiKeyDetails make(Instant from, Instant end) {
    List<ApiKeyDetails> made = new ArrayList<>();
    KeyForm form = new KeyForm("shop", from, end, List.of("audit:read"));
    database.inTransaction(() -> made.add(keys().create(form).details()));
    return made.get(0);
  }

  private ApiKeyDetails rotate(String id, int hours) {
    List<ApiKeyDetails> made = new ArrayList<>();
    database.inTransaction(() -> made.add(keys().rotate(id, hours).details()));
    return made.get(0);
  }

  private ApiKeys keys() {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(7, "contoso", "Contoso"), Set.of(Permission.values())));
    return new Wiring(database.entries(), new ArrayList<>())
        .with(Clock.class, database.clock())
        .with(CurrentCaller.class, caller)
        .get(ApiKeys.class);
  }
}
