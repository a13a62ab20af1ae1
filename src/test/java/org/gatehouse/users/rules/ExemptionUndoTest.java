package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was spared is spared again, unless somebody has found another reason meanwhile. */
class ExemptionUndoTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private final TrailInMemory database = new TrailInMemory(NOW);
  private Exemptions exemptions;
  private ExemptionUndo undo;

  @BeforeEach
  void backup() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute("alter table app_user drop constraint app_user_origin_known");
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
      statement.execute(
          "insert into app_user (id, public_id, account_id, username, username_key, email,"
              + " email_key, search_key, origin, created_at, version) values (1, 'p1', 7, 'backup',"
              + " 'backup', 'b@contoso.example', 'b@contoso.example', 'backup', 'MANUAL',"
              + " timestamp '2020-01-01 00:00:00', 1)");
    }
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(7, "contoso", "Contoso"), Set.of(Permission.values())));
    Wiring wiring =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .with(Secrets.class, new Secrets(List.of(new byte[32])))
            .with(CurrentCaller.class, caller);
    exemptions = wiring.get(Exemptions.class);
    undo = wiring.get(ExemptionUndo.class);
    database.inTransaction(() -> exemptions.add("backup", "Nightly backups"));
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void sparesHimAgainForTheSameReason() {
    List<String> offer = removed();

    database.inTransaction(() -> undo.undo(offer));

    assertThat(reasons()).containsExactly("Nightly backups");
  }

  @Test
  void leavesTheReasonThatSomebodyElseHasGiven() {
    List<String> offer = removed();
    database.inTransaction(() -> exemptions.add("backup", "Until the move"));

    assertThatThrownBy(() -> database.inTransaction(() -> undo.undo(offer)))
        .isInstanceOfSatisfying(
            BusinessException.class, late -> assertThat(late.key()).isEqualTo("undo.late"));

    assertThat(reasons()).containsExactly("Until the move");
  }

  private List<String> removed() {
    List<String> offer = new ArrayList<>(List.of("backup"));
    database.inTransaction(() -> offer.add(exemptions.remove("backup")));
    return offer;
  }

  private List<String> reasons() {
    return exemptions.list().stream().map(ExemptionDetails::reason).toList();
  }
}
