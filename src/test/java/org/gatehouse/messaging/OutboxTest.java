package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which mails are taken, and in which order they leave; on H2. */
class OutboxTest {

  private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");
  private static final String LOCKED = "login.locked";
  private static final String CODE = "login.code.mail";

  private Instant now = NOW;
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
  @DisplayName("many mails of one kind to somebody keep no other kind from him")
  void countsEachKindByItself() {
    for (int i = 0; i < 40; i++) {
      send(LOCKED, Optional.empty());
    }
    send(CODE, Optional.empty());

    assertThat(kinds()).filteredOn(LOCKED::equals).hasSize(30);
    assertThat(kinds()).filteredOn(CODE::equals).hasSize(1);
  }

  @Test
  @DisplayName("what somebody waits for leaves before what was there first")
  void sendsWhatIsUrgentFirst() throws SQLException {
    send(LOCKED, Optional.of(NOW.plus(Duration.ofDays(3))));
    send(LOCKED, Optional.empty());
    send(CODE, Optional.of(NOW.plus(Duration.ofMinutes(10))));

    assertThat(kinds()).containsExactly(CODE, LOCKED, LOCKED);

    long code = wiring().get(Deliveries.class).due(Channel.MAIL).get(0);
    try (var statement = database.database().createStatement()) {
      statement.execute("update outbox_entry set attempts = 1 where id = " + code);
    }
    database.inTransaction(() -> wiring().get(Deliveries.class).failed(code, "too busy"));
    now = NOW.plus(Duration.ofMinutes(9));
    assertThat(kinds()).as("after an attempt as well").containsExactly(CODE, LOCKED, LOCKED);
  }

  private void send(String kind, Optional<Instant> validUntil) {
    Outbox outbox = wiring().get(Outbox.class);
    database.inTransaction(
        () ->
            outbox.enqueue(
                new Message(
                    7,
                    "dana@contoso.example",
                    Locale.ENGLISH,
                    kind,
                    List.of("Dana", "5", "dana", "203.0.113.9", "http://localhost/login"),
                    validUntil)));
  }

  /** What is due, in the order in which it leaves. */
  private List<String> kinds() {
    Deliveries deliveries = wiring().get(Deliveries.class);
    return deliveries.due(Channel.MAIL).stream()
        .map(id -> database.entries().find(OutboxEntry.class, id).kind())
        .toList();
  }

  private Wiring wiring() {
    return new Wiring(database.entries(), new ArrayList<>())
        .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
        .with(Secrets.class, new Secrets(List.of(new byte[32])))
        .with(AuditTrail.class, new AuditTrail());
  }
}
