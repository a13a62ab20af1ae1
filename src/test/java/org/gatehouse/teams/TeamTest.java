package org.gatehouse.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  @Tag("A-79")
  void leavesNameMembersAndEndOfAnSsoTeamToTheIdentityProvider() {
    Team team = new Team(7, "Finanz-Ärzte", Origin.SSO, NOW);

    refuses(team::requireOwnMembers, "teams.sso.members");
    refuses(() -> team.rename("Finance"), "teams.sso.rename");
    refuses(team::requireDeletable, "teams.sso.delete");
    team.rename("Finanz-Ärzte");
    assertThat(team.name()).isEqualTo("Finanz-Ärzte");
  }

  @Test
  @Tag("A-77")
  void letsPeopleChangeATeamThatTheyMadeByHand() {
    Team team = new Team(7, "Finance", Origin.MANUAL, NOW);

    team.requireOwnMembers();
    team.requireDeletable();
    team.rename("Finanzen");

    assertThat(team.name()).isEqualTo("Finanzen");
  }

  @ParameterizedTest
  @CsvSource({
    "FINANCE, finance",
    "Ärzte, ÄRZTE",
    "İstanbul, İSTANBUL",
    "e\u0301quipe, É\u0051UIPE"
  })
  @Tag("A-75")
  void comparesNamesWithoutCaseAndKeepsThemAsTheyAre(String one, String other) {
    assertThat(Team.key(one)).isEqualTo(Team.key(other));
    assertThat(new Team(7, one, Origin.SSO, NOW).name()).isEqualTo(one);
  }

  @Test
  @Tag("A-87")
  void hasAKeyThatFitsForTheLongestName() {
    assertThat(Team.key("İ".repeat(Team.LONGEST_NAME))).hasSizeLessThanOrEqualTo(510);
  }

  private static void refuses(ThrowingCallable change, String key) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
              assertThat(refusal.key()).isEqualTo(key);
            });
  }
}
