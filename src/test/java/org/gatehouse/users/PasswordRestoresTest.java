package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.gatehouse.platform.config.TestSettings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an account manager has a link to a new password mailed")
class PasswordRestoresTest {

  private static final int FREE = 5;

  private final PeopleInMemory people = new PeopleInMemory();

  @BeforeEach
  void user() {
    people.user(1, PeopleInMemory.CONTOSO, "dana");
  }

  @AfterEach
  void end() {
    people.close();
  }

  @Test
  @DisplayName("five times an hour for one person")
  void fiveTimesAnHour() {
    for (int i = 0; i < FREE; i++) {
      restore();
    }

    assertThatThrownBy(this::restore)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refused -> assertThat(refused.kind()).isEqualTo(Kind.TOO_MANY));
    assertThat(people.mails("users.reset.wanted")).hasSize(FREE);
  }

  @Test
  @DisplayName("as often as he wants behind a gateway that limits")
  void withoutLimits() {
    people.set(TestSettings.with("GATEHOUSE_RATE_LIMITS", "off"), Duration.ZERO);

    for (int i = 0; i <= FREE; i++) {
      restore();
    }

    assertThat(people.mails("users.reset.wanted")).hasSize(FREE + 1);
  }

  private void restore() {
    people.run(() -> people.get(PasswordRestores.class).restore("dana"));
  }
}
