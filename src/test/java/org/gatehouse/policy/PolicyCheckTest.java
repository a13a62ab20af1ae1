package org.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant THEN = NOW.plus(Duration.ofDays(25));

  @Test
  void keepsTheGraceOfTheRuleThatNobodyTouched() {
    PolicyDetails present = rules(180, 90, new Ramp(THEN, 180, null));

    assertThat(check(present, 200, 90, null).ramp()).isEqualTo(new Ramp(THEN, 200, null));
    assertThat(check(present, 180, 90, null).ramp()).isEqualTo(present.ramp());
  }

  @Test
  void endsTheGraceOfTheRuleThatIsAnotherOne() {
    PolicyDetails present = rules(90, 90, new Ramp(THEN, null, null));

    assertThat(check(present, 60, 90, null).ramp()).isEqualTo(new Ramp(THEN, 60, null));
    assertThat(check(present, 60, 60, null).ramp()).isNull();
    assertThat(check(rules(null, 90, new Ramp(THEN, null, 120)), null, 80, null).ramp()).isNull();
  }

  @Test
  void letsBothRulesCountAtOnceWhereThatIsSaid() {
    PolicyDetails present = rules(90, 90, new Ramp(THEN, null, null));

    assertThat(check(present, 90, 90, 0).ramp()).isNull();
  }

  private static PolicyDetails check(
      PolicyDetails present,
      @Nullable Integer inactivity,
      @Nullable Integer validity,
      @Nullable Integer startsInDays) {
    NewPolicy kept = NewPolicy.of(present);
    Complaints complaints = new Complaints();
    PolicyDetails rules =
        new PolicyCheck(present, complaints)
            .check(
                new NewPolicy(
                    inactivity,
                    kept.maxLoginAttempts(),
                    validity,
                    kept.twoFactor(),
                    kept.idleMinutes(),
                    kept.absoluteHours(),
                    kept.allowList(),
                    startsInDays),
                "127.0.0.1",
                NOW);
    assertThat(complaints.none()).isTrue();
    return rules;
  }

  private static PolicyDetails rules(
      @Nullable Integer inactivity, @Nullable Integer validity, Ramp ramp) {
    PolicyDetails usual = PolicyDetails.RECOMMENDED;
    return new PolicyDetails(
        inactivity,
        usual.maxLoginAttempts(),
        validity,
        usual.twoFactor(),
        usual.sessions(),
        usual.allowList(),
        ramp);
  }
}
