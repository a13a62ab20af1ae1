package org.gatehouse.teams;

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
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking back takes back what its own action did, and nothing that others did. */
class TeamUndoTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456789Z");

  private final List<AuditEvent> fired = new ArrayList<>();
  private final TrailInMemory database = new TrailInMemory(NOW);

  @BeforeEach
  void team() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute("alter table app_user drop constraint app_user_origin_known");
      statement.execute("alter table team drop constraint team_origin_known");
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
      statement.execute(
          "insert into team (id, account_id, public_id, name, name_key, origin, created_at,"
              + " version) values (100000, 7, 't1', 'Dispatch', 'dispatch', 'MANUAL',"
              + " current_timestamp, 1)");
      int id = 0;
      for (String name : List.of("ada", "ben", "cyd")) {
        id++;
        statement.execute(
            "insert into app_user (id, public_id, account_id, username, username_key, email,"
                + " email_key, origin, created_at, version) values (%1$d, 'p%1$d', 7, '%2$s', '%2$s',"
                    .formatted(id, name)
                + " '%1$s@x.example', '%1$s@x.example', 'MANUAL', current_timestamp, 1)"
                    .formatted(name));
      }
    }
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void takesOutOnlyThoseWhomItHadTakenIn() {
    move(NOW.minusSeconds(5), teams -> teams.add("Dispatch", List.of("ben")));
    Moved moved = move(NOW, teams -> teams.add("Dispatch", List.of("ada", "ben")));
    assertThat(moved.people()).containsExactly("ada");
    List<String> offer = TeamUndo.arguments(TeamUndo.ADD, "Dispatch", moved);
    move(NOW.plusSeconds(1), teams -> teams.add("Dispatch", List.of("cyd")));

    undo(offer);

    assertThat(members()).containsExactly("ben", "cyd");
  }

  @Test
  void leavesWhomSomebodyElseHasTakenInAgain() {
    Moved moved = move(NOW, teams -> teams.add("Dispatch", List.of("ada")));
    List<String> offer = TeamUndo.arguments(TeamUndo.ADD, "Dispatch", moved);
    move(NOW.plusSeconds(1), teams -> teams.remove("Dispatch", List.of("ada")));
    move(NOW.plusSeconds(2), teams -> teams.add("Dispatch", List.of("ada")));

    assertThatThrownBy(() -> undo(offer)).isInstanceOf(BusinessException.class);

    assertThat(members()).containsExactly("ada");
  }

  @Test
  void bringsBackOnlyThoseWhomItHadTakenOut() {
    move(NOW, teams -> teams.add("Dispatch", List.of("ada", "ben")));
    move(NOW, teams -> teams.remove("Dispatch", List.of("ben")));
    Moved moved = move(NOW, teams -> teams.remove("Dispatch", List.of("ada", "ben")));

    undo(TeamUndo.arguments(TeamUndo.REMOVE, "Dispatch", moved));

    assertThat(members()).containsExactly("ada");
  }

  @Test
  void leavesOutWhomSomebodyElseHasTakenInAndOutAgain() {
    move(NOW, teams -> teams.add("Dispatch", List.of("ada", "ben")));
    Moved moved = move(NOW, teams -> teams.remove("Dispatch", List.of("ada")));
    List<String> offer = TeamUndo.arguments(TeamUndo.REMOVE, "Dispatch", moved);
    move(NOW.plusSeconds(1), teams -> teams.add("Dispatch", List.of("ada")));
    move(NOW.plusSeconds(2), teams -> teams.remove("Dispatch", List.of("ada")));

    assertThatThrownBy(() -> undo(offer)).isInstanceOf(BusinessException.class);

    assertThat(members()).containsExactly("ben");
  }

  @Test
  void leavesTheRolesThatSomebodyElseHasGiven() {
    String shown = wiring(NOW).get(Teams.class).get("Dispatch").shown();
    TeamForm auditors = new TeamForm(null, List.of("auditor"), null);
    update(auditors, shown);

    assertThatThrownBy(() -> update(new TeamForm(null, List.of("user"), null), shown))
        .isInstanceOfSatisfying(
            BusinessException.class, why -> assertThat(why.key()).isEqualTo("error.overtaken"));

    assertThat(wiring(NOW).get(Teams.class).get("Dispatch").roleIds()).containsExactly("auditor");
  }

  private void update(TeamForm wanted, String shown) {
    Teams teams = wiring(NOW).get(Teams.class);
    database.inTransaction(() -> teams.update("Dispatch", wanted, shown));
  }

  private interface Move {
    Moved with(Teams teams);
  }

  private Moved move(Instant at, Move move) {
    List<Moved> moved = new ArrayList<>();
    Teams teams = wiring(at).get(Teams.class);
    database.inTransaction(() -> moved.add(move.with(teams)));
    return moved.get(0);
  }

  private void undo(List<String> offer) {
    TeamUndo undo = wiring(NOW.plusSeconds(60)).get(TeamUndo.class);
    database.inTransaction(() -> undo.undo(offer));
  }

  private List<String> members() {
    return wiring(NOW).get(Teams.class).getWithMembers("Dispatch").members().stream()
        .map(TeamWithMembers.Member::username)
        .toList();
  }

  private Wiring wiring(Instant at) {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(7, "contoso", "Contoso"), Set.of(Permission.values())));
    return new Wiring(database.entries(), fired)
        .with(Clock.class, Clock.fixed(at, ZoneOffset.UTC))
        .with(CurrentCaller.class, caller);
  }
}
