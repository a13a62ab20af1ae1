package org.gatehouse.trail.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.audit.proofs.Tampering;
import org.gatehouse.trail.ErasedPerson;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages say of a log and of its entries. */
class VerificationTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final long ACCOUNT = 7;

  private final TrailInMemory trail = new TrailInMemory(NOW);
  private final Verification verification = new Verification();
  private final Tampering owner = new Tampering(trail.database(), ACCOUNT);

  @BeforeEach
  void begin() {
    verification.em = trail.entries();
    trail.as("dana").in(ACCOUNT);
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void saysThatNothingIsSealedYet() {
    record();

    assertThat(log().state()).isEqualTo(LogVerdict.State.EMPTY);
    assertThat(log().waiting()).isEqualTo(1);
    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.WAITING);
  }

  @Test
  void verifiesALogAndItsEntries() {
    for (int i = 0; i < 600; i++) {
      record();
    }
    trail.seal();

    assertThat(log().state()).isEqualTo(LogVerdict.State.VERIFIED);
    assertThat(log().checkpoint().orElseThrow().size()).isEqualTo(600);
    for (int index : List.of(0, 255, 256, 599)) {
      assertThat(event(id(index)).state()).isEqualTo(EventVerdict.State.VERIFIED);
      assertThat(event(id(index)).number()).isEqualTo(index + 1);
    }
  }

  @Test
  void stillVerifiesAnEntryOutOfWhichAPersonWasErased() throws SQLException {
    record();
    trail.seal();
    trail.erase(
        ACCOUNT, new ErasedPerson("dana", "dana@x.example", List.of("dana"), "", "erased-1"));

    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.ERASED);
    owner.execute("set @erasing = true");
    owner.execute("update audit_detail set details = '{\"name\":\"Eve\"}'");
    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.CHANGED);
  }

  @ParameterizedTest
  @CsvSource({
    "added, 'bob, dana, eve', 'bob, erased-1, eve'",
    "change.anchorEmail, 'ops@x.example → dana@x.example, eve@x.example',"
        + " 'ops@x.example → erased-1, eve@x.example'",
  })
  void believesAValueInWhichAPersonStoodAmongOthers(String detail, String before, String after)
      throws SQLException {
    trail.as("boss").record("team.update", Map.of("name", "Helpers", detail, before));
    trail.seal();
    trail.erase(
        ACCOUNT,
        new ErasedPerson(
            "dana", "dana@x.example", List.of("dana", "dana@x.example"), "", "erased-1"));

    assertThat(details(0)).contains(after);
    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.ERASED);
    owner.execute("set @erasing = true");
    owner.execute("update audit_detail set details = replace(details, 'erased-1', 'mallory')");
    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.CHANGED);
  }

  @Test
  void believesNoUserNameBesideAPseudonym() throws SQLException {
    record();
    trail.seal();
    Tampering.unguard(trail.database(), false);

    owner.showAsErased(0, "erased-1, eve");

    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.CHANGED);
  }

  @Test
  void saysWhatSomebodyChanged() throws SQLException {
    record();
    record();
    record();
    trail.seal();
    Tampering.unguard(trail.database(), false);

    owner.show(0, "eve");
    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.CHANGED);
    owner.changeBody(1);
    assertThat(event(id(1)).state()).isEqualTo(EventVerdict.State.CHANGED);
    assertThat(log().state()).as("the tree is whole").isEqualTo(LogVerdict.State.VERIFIED);
    owner.changeLeaf(2);
    assertThat(event(id(2)).state()).isEqualTo(EventVerdict.State.BROKEN);
    assertThat(log().state()).isEqualTo(LogVerdict.State.BROKEN);
    owner.putIn(0, 900);
    assertThat(event("put-in").state()).isEqualTo(EventVerdict.State.UNSEALED);
  }

  @Test
  void doesNotBelieveAnotherSignature() throws SQLException {
    record();
    trail.seal();
    Tampering.unguard(trail.database(), false);
    owner.changeCheckpoint("signature", 1);

    assertThat(log().state()).isEqualTo(LogVerdict.State.BROKEN);
    assertThat(event(id(0)).state()).isEqualTo(EventVerdict.State.BROKEN);
  }

  private void record() {
    trail.record("user.create", Map.of("name", "Zoë", "reason", "X"));
  }

  private LogVerdict log() {
    LogVerdict[] verdict = new LogVerdict[1];
    trail.inTransaction(() -> verdict[0] = verification.log(ACCOUNT));
    return verdict[0];
  }

  private EventVerdict event(String id) {
    EventVerdict[] verdict = new EventVerdict[1];
    trail.inTransaction(() -> verdict[0] = verification.event(ACCOUNT, id));
    return verdict[0];
  }

  private String id(long index) {
    return column("event_id", index);
  }

  private String details(long index) {
    return column("details", index);
  }

  private String column(String name, long index) {
    try (Statement statement = trail.database().createStatement();
        var row =
            statement.executeQuery(
                "select "
                    + name
                    + " from audit_detail where event_id <> 'put-in'"
                    + " order by id offset "
                    + index
                    + " rows")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
