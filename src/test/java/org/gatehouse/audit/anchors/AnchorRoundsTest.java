package org.gatehouse.audit.anchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.audit.anchors.AnchorRounds.Sending;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.Leaver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When checkpoints leave the database, and what is noted of it. */
class AnchorRoundsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final long ACCOUNT = 7;

  private final TrailInMemory trail = new TrailInMemory(NOW);

  private final List<AuditEvent> fired = new ArrayList<>();

  @TempDir Path folder;

  @BeforeEach
  void account() throws SQLException {
    trail.as("dana");
    try (var statement = trail.database().createStatement()) {
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    }
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  @DisplayName("the file gets what was signed since the last time, however long nobody wrote it")
  void leavesNothingOutAfterAnOutage() throws IOException {
    signed(NOW);
    file(folder);
    assertThat(checkpoints()).isEqualTo(1);

    signed(NOW.plus(Duration.ofMinutes(10)));
    file(folder);
    assertThat(checkpoints()).as("within the hour").isEqualTo(1);

    trail.at(NOW.plus(Duration.ofHours(9)));
    file(folder);
    assertThat(checkpoints()).as("signed long before it is written").isEqualTo(2);

    trail.at(NOW.plus(Duration.ofHours(11)));
    file(folder);
    assertThat(checkpoints()).as("nothing new").isEqualTo(2);
  }

  @Test
  @DisplayName("what a disk did not take is due again at once")
  void writesAgainWhatWasNotTaken() throws IOException {
    signed(NOW);
    Path full = Files.writeString(folder.resolve("full"), "no folder");

    assertThatThrownBy(() -> file(full)).isInstanceOf(UncheckedIOException.class);
    file(folder);

    assertThat(checkpoints()).isEqualTo(1);
  }

  @Test
  @DisplayName("what becomes of a sending says nothing of an address that was chosen meanwhile")
  void notesNothingOfAnotherAddress() {
    signed(NOW);
    lead("https://first.example/");
    Sending sending = claim();
    lead("https://second.example/");

    in(() -> rounds().sent(sending));
    assertThat(details().sentAt()).isNull();
    in(() -> rounds().failed(sending, "STATUS"));
    assertThat(details().failure()).isEmpty();

    Sending next = claim();
    assertThat(next.webhook()).isEqualTo("https://second.example/");
    in(() -> rounds().sent(next));
    assertThat(details().sentAt()).isEqualTo(NOW);
  }

  @Test
  @DisplayName("a log of which nothing is signed yet is asked for again within the next round")
  void waitsForTheFirstCheckpointOnly() {
    lead("https://first.example/");
    in(() -> assertThat(rounds().claim(ACCOUNT)).isEmpty());

    signed(NOW.plus(Duration.ofSeconds(10)));

    assertThat(rounds().due()).containsExactly(ACCOUNT);
    assertThat(claim().checkpoint().size()).isPositive();
  }

  @Test
  @DisplayName("while a webhook fails it is tried again and again, and the mail goes once a day")
  void mailsOnceADay() {
    in(() -> service(Anchors.class).keep("anchor@x.example", "https://hooks.example/T1/secret"));
    signed(NOW);
    for (int quarter = 1; quarter < 5; quarter++) {
      Sending sending = claim();
      in(() -> rounds().failed(sending, "STATUS"));
      signed(NOW.plus(Duration.ofMinutes(16L * quarter)));
    }
    assertThat(mails()).isEqualTo(1);

    signed(NOW.plus(Duration.ofDays(1)));
    claim();

    assertThat(mails()).isEqualTo(2);
  }

  @Test
  @DisplayName("a webhook’s path may be a password: it is in no entry, and no reader sees it")
  void keepsThePathOutOfTheLog() {
    lead("https://hooks.example/T1/secret");
    assertThat(fired)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.details().toString())
                    .contains("https://hooks.example/… #")
                    .doesNotContain("secret"));

    in(() -> assertThat(details().webhook()).endsWith("/T1/secret"));
    in(
        () ->
            assertThat(service(Anchors.class, Set.of(Permission.AUDIT_READ)).get().webhook())
                .startsWith("https://hooks.example/… #")
                .doesNotContain("secret"));
  }

  @Test
  @DisplayName(
      "somebody who is deleted gets no more mails, the webhook gets on, and the log says so")
  void mailsNobodyWhoWasDeleted() {
    in(() -> service(Anchors.class).keep("Mia@x.example", "https://hooks.example/"));
    signed(NOW);
    Sending first = claim();
    in(() -> rounds().sent(first));
    var mia =
        new Leaver(ACCOUNT, 3, "mia", "contoso:mia", "erased-1", List.of("mia", "mia@x.example"));

    in(() -> service(AnchorsOfLeavers.class).forget(mia));

    assertThat(details().email()).isEmpty();
    assertThat(details().webhook()).isEqualTo("https://hooks.example/");
    assertThat(fired.get(fired.size() - 1).details())
        .isEqualTo(Map.of("change.anchorEmail", "erased-1 → "));
    signed(NOW.plus(Duration.ofDays(1)));
    claim();
    assertThat(mails()).isEqualTo(1);
    in(() -> service(AnchorsOfLeavers.class).forget(mia));
    assertThat(fired).as("what tells nobody anything is not told").hasSize(2);
  }

  private long mails() {
    try (var statement = trail.database().createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from outbox_entry where kind = 'audit.anchor.mail'")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void signed(Instant at) {
    trail.at(at);
    trail.in(ACCOUNT).record("user.create", Map.of("name", "mia"));
    trail.seal();
  }

  private void file(Path dataDir) {
    in(
        () -> {
          try {
            rounds().file(dataDir);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private long checkpoints() throws IOException {
    return Files.readAllLines(folder.resolve("checkpoints/contoso.txt")).stream()
        .filter(line -> line.startsWith("\u2014 "))
        .count();
  }

  private void lead(String webhook) {
    in(() -> service(Anchors.class).keep("", webhook));
  }

  private Sending claim() {
    List<Sending> claimed = new ArrayList<>();
    in(() -> rounds().claim(ACCOUNT).ifPresent(claimed::add));
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  private AnchorDetails details() {
    return service(Anchors.class).get();
  }

  private AnchorRounds rounds() {
    return service(AnchorRounds.class);
  }

  private void in(Runnable work) {
    try {
      trail.inTransaction(work);
    } finally {
      trail.entries();
    }
  }

  private <T> T service(Class<T> type) {
    return service(type, Set.of(Permission.values()));
  }

  private <T> T service(Class<T> type, Set<Permission> permissions) {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program("dana", new Caller.Account(ACCOUNT, "contoso", "Contoso"), permissions));
    return new Wiring(trail.entries(), fired)
        .with(Clock.class, trail.clock())
        .with(CurrentCaller.class, caller)
        .with(Settings.class, TestSettings.untouched())
        .with(Secrets.class, new Secrets(List.of(new byte[32])))
        .get(type);
  }
}
