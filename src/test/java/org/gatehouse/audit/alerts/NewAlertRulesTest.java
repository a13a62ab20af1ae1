package org.gatehouse.audit.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.gatehouse.platform.error.Kind;
import org.junit.jupiter.api.Test;

class NewAlertRulesTest {

  @Test
  void leavesWhatNobodyNames() {
    NewAlertRules wanted =
        new NewAlertRules(null, 7, null, false, null, null, null, null, null, null, null);

    assertThat(wanted.checked(AlertRules.RECOMMENDED))
        .isEqualTo(new AlertRules(true, 7, 15, false, true, 10_000, 60, true, 90, true, 60));
  }

  @Test
  void namesEachNumberThatIsOutOfItsRange() {
    NewAlertRules wanted =
        new NewAlertRules(
            true, 2, 1_441, true, true, 0, NewAlertRules.NO_NUMBER, true, 366, true, 60);

    assertThatThrownBy(() -> wanted.checked(AlertRules.RECOMMENDED))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
              assertThat(refusal.fields())
                  .extracting(FieldError::field)
                  .containsExactly(
                      "guessesMost",
                      "guessesMinutes",
                      "exportRows",
                      "exportMinutes",
                      "networkDays");
            });
  }

  @Test
  void isSwitchedOnUntilSomebodyDecidesOtherwise() {
    assertThat(AlertRule.values()).allMatch(AlertRules.RECOMMENDED::on);
  }
}
