package org.gatehouse.audit.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.audit.export.ProofsInMemory;
import org.gatehouse.audit.proofs.Verifier.Verdict;
import org.gatehouse.trail.ErasedPerson;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.trail.sealing.TestSealing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the verifier says of a log that somebody has changed who owns the database: ten events,
 * signed after four, seven and ten.
 */
class AuditVerifierTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final long ACCOUNT = 7;
  private static final long NEW_NUMBER = 900;

  private final TrailInMemory trail = new TrailInMemory(NOW);
  private final List<Path> outside = new ArrayList<>();
  private final Tampering tampering = new Tampering(trail.database(), ACCOUNT);

  @TempDir Path folder;

  /** One way to change the log. */
  private interface Attack {

    void on(Tampering log) throws SQLException;
  }

  @BeforeEach
  void tenEvents() throws SQLException, IOException {
    trail.as("dana");
    for (int size : new int[] {4, 3, 3}) {
      for (int i = 0; i < size; i++) {
        trail
            .in(ACCOUNT)
            .record("user.create", Map.of("name", "user " + i, "email", "é@x.example"));
        trail.in(8).record("user.lock", Map.of());
      }
      trail.seal();
      outside.add(folder.resolve("kept-" + outside.size() + ".txt"));
      Files.writeString(
          outside.get(outside.size() - 1), TestSealing.latest(ACCOUNT, trail.database()).note());
      if (size == 3 && outside.size() == 2) {
        tampering.execute("create table yesterday as select * from audit_tree");
      }
    }
    Tampering.unguard(trail.database(), false);
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void saysThatAnUntouchedLogHolds() {
    Verdict verdict = check(outside.toArray(Path[]::new));

    assertThat(verdict.text())
        .contains("holds: 10 events")
        .contains("3 checkpoints that were kept");
    assertThat(verdict.status()).isZero();
  }

  @Test
  void saysThatWithoutACheckpointFromOutsideAllCouldHaveBeenRebuilt() {
    assertThat(check().text()).contains("could have rebuilt");
  }

  @ParameterizedTest
  @CsvSource({
    "added, 'bob, gina, eve', 'bob, erased-1, eve'",
    "change.anchorEmail, 'ops@x.example → gina@x.example, eve@x.example',"
        + " 'ops@x.example → erased-1, eve@x.example'",
  })
  void saysThatALogHoldsOutOfWhichOneOfSeveralPeopleWasErased(
      String detail, String before, String after) throws SQLException, IOException {
    trail.in(ACCOUNT).record("team.update", Map.of("name", "Helpers", detail, before));
    trail.seal();
    trail.erase(
        ACCOUNT,
        new ErasedPerson(
            "gina", "gina@x.example", List.of("gina", "gina@x.example"), "", "erased-1"));

    Verdict erased = check();
    assertThat(erased.status()).as(erased.text()).isZero();
    assertThat(erased.text()).contains("holds: 11 events").contains("1 personal value");
    assertThat(Files.readString(folder.resolve("export.jsonl"))).contains(after);
    tampering.execute("update audit_detail set details = replace(details, 'erased-1', 'mallory')");
    Verdict changed = check();
    assertThat(changed.text()).contains("value of " + detail).contains("is no pseudonym");
    assertThat(changed.firstBad()).as(changed.text()).isEqualTo(10);
  }

  @Test
  @DisplayName("A log that was cleaned up holds after its account was erased, too")
  void knowsTheCleanUpsOfAnErasedAccount() throws SQLException {
    tampering.delete(5);
    trail
        .in(ACCOUNT)
        .record("audit.clean-up", Map.of("count", "1", "before", "2020-01-01", "places", "5"));
    trail.seal();

    trail.eraseEverybody(ACCOUNT);

    Verdict verdict = check(outside.toArray(Path[]::new));
    assertThat(verdict.status()).as(verdict.text()).isZero();
    assertThat(verdict.text()).contains("clean-ups of which the log itself tells: 1");
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("a byte of a body", log -> log.changeBody(5), 5, "body was changed"),
        attack("a byte of a leaf", log -> log.changeLeaf(5), 5, "hash that the tree keeps"),
        attack("a byte of a root", log -> log.changeCheckpoint("root", 7), 4, "size 7 was changed"),
        attack(
            "of a signature", log -> log.changeCheckpoint("signature", 7), 4, "size 7 was changed"),
        attack("a shown name", log -> log.show(6, "eve"), 6, "value of username"),
        attack(
            "a name put where one would have been erased",
            log -> log.showAsErased(6, "eve"),
            6,
            "is no pseudonym"),
        attack(
            "a name put beside one that was erased",
            log -> log.showAsErased(6, "erased-1, eve"),
            6,
            "is no pseudonym"),
        attack("the first deleted", log -> log.delete(0), 0, "deleted"),
        attack("one in the middle deleted", log -> log.delete(5), 5, "deleted"),
        attack("the last deleted", log -> log.delete(9), 9, "deleted"),
        attack("the first with its place", log -> log.deleteWithPlace(0), 0, "is gone"),
        attack("one with its place", log -> log.deleteWithPlace(5), 5, "is gone"),
        attack("the last with its place", log -> log.deleteWithPlace(9), 9, "the log ends here"),
        attack("the first, closed up", log -> log.deleteAndCloseUp(0), 0, "root that was signed"),
        attack("one, closed up", log -> log.deleteAndCloseUp(4), 4, "root that was signed"),
        attack("two bodies swapped", log -> log.swapBodies(2, 3), 2, "body was changed"),
        attack("two events swapped", log -> log.swapPlaces(5, 6), 5, "root that was signed"),
        attack("two far apart swapped", log -> log.swapPlaces(1, 8), 1, "root that was signed"),
        attack("put in beside", log -> log.putIn(3, NEW_NUMBER), 10, "never sealed"),
        attack("back-dated in", log -> log.putInAt(5, NEW_NUMBER), 5, "its id was changed"),
        attack("moved away", log -> log.moveTo(5, 8), 5, "deleted"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void namesTheFirstBadEventAndWhatIsWrongWithIt(
      String name, Attack attack, long first, String words) throws SQLException {
    attack.on(tampering);

    Verdict verdict = check();

    assertThat(verdict.text()).contains(words);
    assertThat(verdict.firstBad()).as(verdict.text()).isEqualTo(first);
    assertThat(verdict.status()).isEqualTo(1);
  }

  @Test
  void namesAnEventThatWasMovedInFromAnotherAccount() throws SQLException {
    tampering.moveTo(5, 8);
    tampering.execute(
        "update audit_leaf set account_id = 8, leaf_index = 10 where id = %d", tampering.number(5));

    Verdict verdict = check(8, new Path[0]);

    assertThat(verdict.text()).contains("sealed in another account, number 7");
    assertThat(verdict.firstBad()).as(verdict.text()).isEqualTo(10);
  }

  @Test
  void namesACutTailByACheckpointFromOutside() throws SQLException {
    tampering.cut(7);

    assertThat(check().status()).as("nothing in the database tells of it").isZero();
    Verdict verdict = check(outside.get(0), outside.get(2));
    assertThat(verdict.text()).contains("its end was cut");
    assertThat(verdict.firstBad()).isEqualTo(7);
  }

  @Test
  @DisplayName(
      "Yesterday's copy restored, and the log went on from there: from event 7 on it is another")
  void namesARestoredCopyThatWentOn() throws SQLException {
    tampering.cut(7);
    tampering.execute("delete from audit_tree");
    tampering.execute("insert into audit_tree select * from yesterday");
    for (int i = 0; i < 5; i++) {
      trail.in(ACCOUNT).record("user.lock", Map.of("name", "other " + i));
    }
    trail.seal();

    assertThat(check().status()).isZero();
    Verdict verdict = check(outside.toArray(Path[]::new));
    assertThat(verdict.text()).contains("it was rebuilt");
    assertThat(verdict.firstBad()).as(verdict.text()).isEqualTo(7);
  }

  @Test
  void namesALogThatWasRebuiltWithoutTheKey() throws SQLException {
    tampering.renumber(7, NEW_NUMBER);
    tampering.unseal();
    tampering.forgetKey();
    trail.seal();

    assertThat(check().status()).as("consistent, by another key").isZero();
    Verdict verdict = check(outside.get(1));
    assertThat(verdict.text()).contains("rebuilt with another key");
    assertThat(verdict.firstBad()).isZero();
  }

  @Test
  void namesALogThatWasRebuiltUnderOldSignatures() throws SQLException {
    tampering.execute("create table signed as select * from audit_checkpoint");
    tampering.renumber(7, NEW_NUMBER);
    tampering.unseal();
    trail.seal();
    tampering.execute(
        "update audit_checkpoint c set signature = (select s.signature from signed s"
            + " where s.account_id = c.account_id and s.size = c.size)");

    Verdict verdict = check();

    assertThat(verdict.text()).contains("somebody who has not the key");
    assertThat(verdict.firstBad()).isZero();
  }

  @Test
  void namesALogThatWasRebuiltWithTheKeyByACheckpointFromOutside() throws SQLException {
    tampering.renumber(7, NEW_NUMBER);
    tampering.unseal();
    trail.seal();

    assertThat(check().status()).as("consistent, by the same key").isZero();
    Verdict verdict = check(outside.get(1), outside.get(2));
    assertThat(verdict.text()).contains("it was rebuilt").contains("kept-2.txt");
    assertThat(verdict.firstBad()).as(verdict.text()).isEqualTo(7);
  }

  @Test
  @DisplayName("A log that was emptied does not hold against a checkpoint or a key from outside")
  void namesAnEmptiedLog() throws SQLException, IOException {
    String key = TestSealing.latest(ACCOUNT, trail.database()).key();
    tampering.unseal();
    tampering.forgetKey();
    for (String table : List.of("audit_inbox", "audit_event", "audit_detail")) {
      tampering.execute("delete from " + table + " where account_id = %d", ACCOUNT);
    }
    Path empty = export(ACCOUNT);

    Verdict nothing = Verifier.check(empty);
    assertThat(nothing.text()).contains("NOTHING is proved");
    assertThat(nothing.status()).isEqualTo(2);
    Verdict kept = Verifier.check(empty, outside.get(1));
    assertThat(kept.text()).contains("the log ends here").contains("for 7 events");
    assertThat(kept.firstBad()).isZero();
    assertThat(kept.status()).isEqualTo(1);
    Verdict keyed = Verifier.check(empty, List.of("--key", key));
    assertThat(keyed.text()).contains("it was emptied");
    assertThat(keyed.firstBad()).isZero();
    assertThat(keyed.status()).isEqualTo(1);
  }

  @Test
  @DisplayName("A log that goes on under another key holds, and the key before vouches for it")
  void followsFromKeyToKey() throws SQLException {
    String first = TestSealing.latest(ACCOUNT, trail.database()).key();
    String second = anotherKey();
    // As after a pause: what tells of the new key is sealed under it alone.
    trail.at(NOW.plusSeconds(61));
    trail.in(ACCOUNT).record("user.lock", Map.of());
    trail.seal();
    assertThat(TestSealing.latest(ACCOUNT, trail.database()).key()).isEqualTo(second);
    Path file = export(ACCOUNT);

    Verdict followed = Verifier.check(file, outside.toArray(Path[]::new));
    assertThat(followed.status()).as(followed.text()).isZero();
    assertThat(followed.text()).contains("holds: 12 events").contains("signed by the key before");
    Verdict both = Verifier.check(file, List.of("--key", first, "--key", second));
    assertThat(both.status()).as(both.text()).isZero();
    Verdict old = Verifier.check(file, List.of("--key", first));
    assertThat(old.status()).as("whoever names keys believes no others").isEqualTo(1);
    assertThat(old.text()).contains("you did not give").contains("give it with --key");
    assertThat(old.firstBad()).isEqualTo(10);
  }

  @Test
  @DisplayName("Whatever became of the event that tells of a key, the key before vouches for it")
  void followsWithoutTheEvent() throws SQLException {
    anotherKey();
    trail.at(NOW.plusSeconds(61));
    trail.seal();
    tampering.execute("delete from audit_detail where account_id = %d", ACCOUNT);

    assertThat(check().text()).doesNotContain("vouches");
  }

  @Test
  @DisplayName("A key that was put in beside the product signs nothing that holds")
  void believesNoKeyThatNothingVouchesFor() throws SQLException {
    TestSealing.add(ACCOUNT, trail.database(), NOW);
    tampering.execute("update audit_signer set vouch = '' where number = 2");
    trail.at(NOW.plusSeconds(61));
    trail.in(ACCOUNT).record("user.lock", Map.of());
    trail.seal();

    Verdict verdict = check();

    assertThat(verdict.text()).contains("nothing vouches for");
    assertThat(verdict.firstBad()).as(verdict.text()).isEqualTo(10);
  }

  @Test
  @DisplayName("A key that another one has replaced goes on with nothing, and names no other key")
  void refusesAReplacedKey() throws SQLException {
    String first = TestSealing.latest(ACCOUNT, trail.database()).key();
    String second = anotherKey();
    trail.at(NOW.plusSeconds(61));
    trail.seal();
    Path kept = keep("kept-replaced.txt");
    // Who has the old key and the database goes on with it, as if there had been no other.
    tampering.execute("update audit_tree set signer = 1 where account_id = %d", ACCOUNT);
    trail.at(NOW.plusSeconds(30));
    trail.in(ACCOUNT).record("user.lock", Map.of());
    trail.seal();
    assertThat(TestSealing.latest(ACCOUNT, trail.database()).key()).isEqualTo(first);

    assertThat(check().text()).contains("a key that another one had replaced");
    assertThat(Verifier.check(export(ACCOUNT), List.of("--key", first, "--key", second)).text())
        .contains("a key that another one had replaced");
    tampering.execute("delete from audit_checkpoint where signer = 2 and account_id = %d", ACCOUNT);
    Verdict verdict = check(kept);
    assertThat(verdict.text())
        .contains("comes before the one that signed")
        .contains("kept-replaced");
    assertThat(verdict.status()).isEqualTo(1);
  }

  @Test
  @DisplayName("Clocks of nodes differ: none goes back to the key before")
  void neverGoesBackToTheKeyBefore() throws SQLException {
    String second = anotherKey();
    trail.at(NOW.plusSeconds(61));
    trail.seal();
    trail.at(NOW.plusSeconds(30));
    trail.in(ACCOUNT).record("user.lock", Map.of());
    trail.seal();

    assertThat(TestSealing.latest(ACCOUNT, trail.database()).key()).isEqualTo(second);
    assertThat(check().status()).isZero();
  }

  /** Adds a key as an operator does, and tells the log of it. */
  private String anotherKey() {
    String key = TestSealing.add(ACCOUNT, trail.database(), NOW).key();
    trail.in(ACCOUNT).record("audit.key", Map.of("key", key, "number", "2"));
    return key;
  }

  private Path keep(String name) {
    try {
      return Files.writeString(
          folder.resolve(name), TestSealing.latest(ACCOUNT, trail.database()).note());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void namesAFileThatWasCut() throws IOException {
    Path file = export(ACCOUNT);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 3));

    Verdict verdict = Verifier.check(file);

    assertThat(verdict.text()).contains("not whole");
    assertThat(verdict.status()).isEqualTo(1);
  }

  private Verdict check(Path... checkpoints) {
    return check(ACCOUNT, checkpoints);
  }

  private Verdict check(long account, Path[] checkpoints) {
    return Verifier.check(export(account), checkpoints);
  }

  private Path export(long account) {
    Path file = folder.resolve("export.jsonl");
    ProofsInMemory.export(trail, account, file);
    return file;
  }

  private static Arguments attack(String name, Attack attack, long first, String words) {
    return Arguments.of(name, attack, first, words);
  }
}
