package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.access.Caller;
import org.gatehouse.policy.Forecast;
import org.gatehouse.policy.Policies;
import org.gatehouse.users.DueStops;
import org.gatehouse.users.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("before the night that would do it")
class DueStopsTest {

  private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");

  private final RulesInMemory rules = new RulesInMemory(EVENING);

  @BeforeEach
  void people() {
    rules.execute("update account_policy set max_inactivity_days = 90");
    rules.manager("mia", 0);
  }

  @AfterEach
  void end() {
    rules.close();
  }

  @Test
  @Tag("A-98")
  @Tag("A-15")
  @DisplayName("A-98, A-15: whoever is kept out is disabled, by the system, and told so once")
  void disablesWhomTheRuleKeepsOut() {
    long dana = rules.user("dana", 91);
    assertThat(forecast().people()).extracting(Forecast.Person::username).containsExactly("dana");

    stop(dana);
    stop(dana);

    assertThat(rules.disabled()).containsExactly("dana");
    assertThat(rules.column("select disabled_reason from app_user where username = 'dana'"))
        .containsExactly("INACTIVITY");
    assertThat(rules.fired)
        .singleElement()
        .satisfies(event -> assertThat(event.actor()).contains(Caller.SYSTEM.userName()));
    assertThat(rules.mails("users.rules.disabled")).containsExactly("dana@x.example");
    assertThat(forecast().disabled()).as("the night has nothing left to do").isZero();
  }

  @Test
  @DisplayName("nobody else is")
  void sparesWhoMayComeIn() {
    stop(rules.user("lena", 89));
    rules.execute(
        "update app_user set last_sign_in_at = %s where username = 'mia'"
            .formatted(RulesInMemory.moment(EVENING.minus(Duration.ofDays(200)))));
    stop(Long.parseLong(rules.column("select id from app_user where username = 'mia'").get(0)));
    long dana = rules.user("dana", 91);
    rules.execute("update account set suspended_at = " + RulesInMemory.moment(EVENING));
    stop(dana);

    assertThat(rules.disabled()).isEmpty();
  }

  @Test
  @Tag("A-100")
  @DisplayName("A-100: an account manager lets somebody in again whom nobody has disabled yet")
  void letsInWhoIsStillCalledActive() {
    long dana = rules.user("dana", 91);

    rules.inTransaction(
        () -> {
          rules.get(Users.class).enable("dana");
          return true;
        });

    stop(dana);
    assertThat(rules.disabled()).isEmpty();
    assertThat(forecast().disabled()).isZero();
  }

  private void stop(long user) {
    rules.inTransaction(
        () -> {
          rules.get(DueStops.class).now(user);
          return true;
        });
  }

  private Forecast forecast() {
    return rules.inTransaction(
        () -> rules.get(Tonight.class).tonight(rules.get(Policies.class).get()));
  }
}
