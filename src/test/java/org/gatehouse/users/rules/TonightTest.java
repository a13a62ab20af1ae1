package org.gatehouse.users.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gatehouse.policy.Forecast;
import org.gatehouse.policy.Policies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The preview says what the night then does. */
class TonightTest {

  private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");

  private final RulesInMemory rules = new RulesInMemory(EVENING);

  @BeforeEach
  void people() {
    rules.manager("mia", 0);
    rules.user("dana", 100);
    rules.user("dora", 150);
    rules.user("lena", 80);
    rules.user("new", 1);
  }

  @AfterEach
  void end() {
    rules.close();
  }

  @Test
  void countsAndNamesWhomTypedValuesWouldDisable() {
    Forecast forecast = forecast(90);

    assertThat(forecast.at()).isEqualTo("2026-11-23T02:00:00Z");
    assertThat(forecast.disabled()).isEqualTo(2);
    assertThat(forecast.people())
        .extracting(Forecast.Person::username)
        .containsExactly("dora", "dana");
    assertThat(forecast.people().get(0).days()).isEqualTo(150);
    assertThat(forecast.warned()).isEqualTo(1);
    assertThat(rules.disabled()).as("it happens to nobody").isEmpty();
    assertThat(forecast(365).disabled()).isZero();

    rules.execute("update account_policy set max_inactivity_days = 90");
    rules.at(forecast.at());
    assertThat(rules.night(Inactivity.class)).isEqualTo(2);
  }

  @Test
  void doesNotCountTheManagerWhoStays() {
    rules.execute(
        "update app_user set last_sign_in_at = %s where username = 'mia'"
            .formatted(RulesInMemory.moment(EVENING.minusSeconds(200L * 86_400))));

    Forecast forecast = forecast(90);

    assertThat(forecast.disabled()).isEqualTo(2);
    assertThat(forecast.spared()).isEqualTo(1);
    assertThat(forecast.people())
        .extracting(Forecast.Person::username)
        .containsExactly("dora", "dana");
  }

  private Forecast forecast(int days) {
    return rules.inTransaction(
        () -> rules.get(Tonight.class).tonight(rules.get(Policies.class).get().with(days)));
  }
}
