package org.gatehouse.trail.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2; what PostgreSQL does is seen against the running server. */
class SealingTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123Z");

  private final TrailInMemory trail = new TrailInMemory(NOW);
  private final Proofs proofs = new Proofs();

  @BeforeEach
  void begin() {
    proofs.em = trail.entries();
    trail.as("dana");
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void givesEachEventOfAnAccountTheNextPlaceAndSignsTheTree() {
    record(7, 3);
    record(8, 1);
    assertThat(trail.seal()).isEqualTo(4);
    record(7, 2);
    assertThat(trail.seal()).isEqualTo(2);

    assertThat(numbers("select leaf_index from audit_leaf where account_id = 7 order by id"))
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(numbers("select leaf_index from audit_leaf where account_id = 8"))
        .containsExactly(0L);
    assertThat(numbers("select size from audit_checkpoint where account_id = 7 order by size"))
        .containsExactly(3L, 5L);
    Checkpoint checkpoint = latest(7);
    assertThat(checkpoint.note())
        .startsWith(checkpoint.origin() + "\n5\n")
        .contains("\n2026-11-26T10:00:00.123Z\n\n\u2014 " + checkpoint.origin() + " ");
    assertThat(checkpoint.origin()).endsWith("/audit/7");
    trail.inTransaction(
        () ->
            assertThat(
                    CheckpointRows.signed(
                        7, checkpoint, proofs.em.unwrap(java.sql.Connection.class)))
                .isTrue());
  }

  @Test
  void provesEachEventAndThatNothingBeforeHasChanged() {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      record(7, i);
      trail.seal();
      checkpoints.add(latest(7));
    }
    Checkpoint newest = latest(7);

    trail.inTransaction(
        () -> {
          for (String id : ids()) {
            InclusionProof proof = proofs.inclusion(7, id, OptionalLong.empty());
            assertThat(Rfc9162.rootOf(proof.leaf(), proof.index(), newest.size(), proof.path()))
                .isEqualTo(newest.root());
          }
          for (Checkpoint earlier : checkpoints) {
            ConsistencyProof proof = proofs.consistency(7, earlier.size(), OptionalLong.empty());
            assertThat(
                    Rfc9162.consistent(
                        earlier.size(),
                        earlier.root(),
                        newest.size(),
                        newest.root(),
                        proof.hashes()))
                .isTrue();
          }
        });
  }

  @Test
  void sealsWhatCommittedLateThoughItsNumberIsLow() throws SQLException {
    record(7, 2);
    try (Statement statement = trail.database().createStatement()) {
      statement.execute("create table kept as select * from audit_inbox order by id limit 1");
      statement.execute("delete from audit_inbox where id in (select id from kept)");
      trail.seal();
      statement.execute("insert into audit_inbox select * from kept");
    }
    trail.seal();

    assertThat(numbers("select leaf_index from audit_leaf order by id")).containsExactly(1L, 0L);
    assertThat(numbers("select id from audit_inbox")).isEmpty();
  }

  @Test
  void keepsOneAccountFromTheProofsOfAnother() {
    record(7, 1);
    trail.seal();
    String id = ids().get(0);

    trail.inTransaction(
        () ->
            assertThatThrownBy(() -> proofs.inclusion(8, id, OptionalLong.empty()))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("NOT_FOUND"));
  }

  @Test
  void saysThatAnEventIsNotSealedYet() {
    record(7, 1);
    String id = ids().get(0);

    trail.inTransaction(
        () ->
            assertThatThrownBy(() -> proofs.inclusion(7, id, OptionalLong.empty()))
                .hasMessageContaining("CONFLICT audit.proof.waits"));
  }

  @Test
  void letsNobodyChangeOrDeleteWhatIsSealed() {
    record(7, 300);
    trail.seal();

    for (String table : List.of("audit_leaf", "audit_node", "audit_checkpoint", "audit_signer")) {
      assertThat(numbers("select count(*) from " + table).get(0)).as(table).isPositive();
      assertThatThrownBy(() -> execute("delete from " + table))
          .hasMessageContaining("stays as it is");
      assertThatThrownBy(() -> execute("update " + table + " set account_id = 9"))
          .hasMessageContaining("stays as it is");
    }
    assertThatThrownBy(() -> execute("update audit_detail set username = 'eve'"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> execute("delete from audit_detail"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> execute("delete from audit_key")).hasMessageContaining("append-only");
  }

  @Test
  void countsEachEventOnceAfterItWasSealed() {
    record(7, 2);
    trail.fold();

    assertThat(numbers("select sum(entries) from audit_count where kind = 'T'"))
        .containsExactly(2L);
    assertThat(numbers("select id from audit_uncounted")).isEmpty();
  }

  private void record(long account, int count) {
    for (int i = 0; i < count; i++) {
      trail.in(account).record("user.create", Map.of("name", "user " + i));
    }
  }

  private Checkpoint latest(long account) {
    Checkpoint[] latest = new Checkpoint[1];
    trail.inTransaction(() -> latest[0] = proofs.latest(account).orElseThrow());
    return latest[0];
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    try (Statement statement = trail.database().createStatement();
        ResultSet row =
            statement.executeQuery("select event_id from audit_key where account_id = 7")) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
      return ids;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Long> numbers(String sql) {
    List<Long> numbers = new ArrayList<>();
    try (Statement statement = trail.database().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = trail.database().createStatement()) {
      statement.execute(sql);
    }
  }
}
