package org.gatehouse.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TeamsTest {

  private static final TeamForm AUDITORS = new TeamForm(null, List.of("auditor"), null);

  private final TrailInMemory database = new TrailInMemory(Instant.parse("2026-11-26T10:00:00Z"));

  @BeforeEach
  void account() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute("alter table team drop constraint team_origin_known");
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
  void putsATeamThatIsNotThereByItsNameAndNeverByAnId() {
    String id = put("Dispatch").id();
    database.inTransaction(() -> teams().delete(id));

    for (String gone : List.of(id, Tokens.id())) {
      assertThatThrownBy(() -> put(gone))
          .isInstanceOfSatisfying(
              BusinessException.class, why -> assertThat(why.kind()).isEqualTo(Kind.NOT_FOUND));
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void changesATeamWhoseNameCouldBeAnId() {
    String name = Tokens.id();
    database.inTransaction(() -> teams().create(new TeamForm(name, null, null)));

    assertThat(put(name).roles()).hasSize(1);
    assertThat(put(name.substring(1)).roles()).hasSize(1);
    assertThat(names()).containsExactlyInAnyOrder(name, name.substring(1));
  }

  private TeamDetails put(String nameOrId) {
    List<TeamDetails> put = new ArrayList<>();
    database.inTransaction(() -> put.add(teams().put(nameOrId, AUDITORS)));
    return put.get(0);
  }

  private List<String> names() {
    return teams().list("", "", 10).items().stream().map(TeamDetails::name).toList();
  }

  private Teams teams() {
    CurrentCaller caller = new CurrentCaller();
    caller.actAs(
        Caller.program(
            "mia", new Caller.Account(7, "contoso", "Contoso"), Set.of(Permission.values())));
    return new Wiring(database.entries(), new ArrayList<>())
        .with(Clock.class, database.clock())
        .with(CurrentCaller.class, caller)
        .get(Teams.class);
  }
}
