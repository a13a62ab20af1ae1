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
import java.util.function.Consumer;
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
  void sendsWhatIsUrgentFirst() {
    send(LOCKED, Optional.of(NOW.plus(Duration.ofDays(3))));
    send(LOCKED, Optional.empty());
    send(CODE, Optional.of(NOW.plus(Duration.ofMinutes(10))));

    assertThat(kinds()).containsExactly(CODE, LOCKED, LOCKED);

    Letter code = claim(due().get(0)).orElseThrow();
    did(deliveries -> deliveries.failed(code, "too busy"));
    now = NOW.plus(Duration.ofMinutes(9));
    assertThat(kinds()).as("after an attempt as well").containsExactly(CODE, LOCKED, LOCKED);
  }

  @Test
  @DisplayName("what one node sends no other one takes, however far its clock is ahead")
  void leasesByTheClockOfTheDatabase() throws SQLException {
    send(LOCKED, Optional.empty());
    long mail = due().get(0);
    assertThat(claim(mail)).isPresent();

    now = NOW.plus(Duration.ofHours(1));
    assertThat(due()).isEmpty();
    assertThat(claim(mail)).isEmpty();

    endLease();
    assertThat(due()).containsExactly(mail);
    assertThat(claim(mail).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  @DisplayName("a node that was away for longer than its lease changes nothing any more")
  void fencesOffWhoeverWasAway() throws SQLException {
    send(LOCKED, Optional.empty());
    long mail = due().get(0);
    Letter first = claim(mail).orElseThrow();
    endLease();
    Letter second = claim(mail).orElseThrow();

    did(deliveries -> deliveries.failed(first, "gone"));
    did(deliveries -> deliveries.refused(first, "550 no"));
    did(deliveries -> deliveries.sent(first));
    assertThat(due()).as("still held").isEmpty();
    assertThat(entry(mail).sealedText()).isNotEmpty();

    did(deliveries -> deliveries.sent(second));
    did(deliveries -> deliveries.failed(second, "once more"));
    now = NOW.plus(Duration.ofHours(1));
    assertThat(due()).isEmpty();
    assertThat(entry(mail).waits()).isFalse();
  }

  @Test
  void countsAWakingNodeWhileNobodyElseHasTried() throws SQLException {
    send(LOCKED, Optional.empty());
    long mail = due().get(0);
    Letter letter = claim(mail).orElseThrow();
    endLease();
    did(deliveries -> deliveries.sent(letter));

    assertThat(due()).isEmpty();
  }

  @Test
  void holdsTheLeaseForLongerThanAnAttemptLasts() {
    MailServer server = new MailServer();

    // Connecting and writing have times of their own.
    assertThat(server.talk.plus(server.answer).plus(Duration.ofMinutes(1)))
        .isLessThan(Deliveries.LEASE);
  }

  private List<Long> due() {
    database.entries();
    return wiring().get(Deliveries.class).due(Channel.MAIL);
  }

  private Optional<Letter> claim(long id) {
    List<Letter> claimed = new ArrayList<>();
    did(deliveries -> deliveries.claim(id).ifPresent(claimed::add));
    return claimed.stream().findFirst();
  }

  private void did(Consumer<Deliveries> work) {
    database.entries();
    Deliveries deliveries = wiring().get(Deliveries.class);
    database.inTransaction(() -> work.accept(deliveries));
  }

  private OutboxEntry entry(long id) {
    return database.entries().find(OutboxEntry.class, id);
  }

  private void endLease() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute(
          "update outbox_entry set leased_until = timestamp with time zone '2000-01-01 00:00:00Z'");
    }
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
    return due().stream().map(id -> entry(id).kind()).toList();
  }

  private Wiring wiring() {
    return new Wiring(database.entries(), new ArrayList<>())
        .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
        .with(Secrets.class, new Secrets(List.of(new byte[32])))
        .with(AuditTrail.class, new AuditTrail());
  }
}
