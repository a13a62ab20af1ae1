package org.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.error.Complaints;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {

  @ParameterizedTest
  @EnumSource(Preset.class)
  void fillsAWayForEverybodyInWhereItAsksForAFactor(Preset preset) {
    PolicyForm form = new PolicyForm();
    form.show(PolicyDetails.RECOMMENDED);
    form.choose(List.of("TOTP", "PASSKEY"));

    preset.fill(form);

    Complaints complaints = new Complaints();
    new PolicyCheck(PolicyDetails.RECOMMENDED, complaints)
        .check(form.wanted(), "127.0.0.1", Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(complaints.none()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void fillsTheFormWithRulesThatCanBe(Preset preset) {
    PolicyForm form = new PolicyForm();
    form.show(PolicyDetails.RECOMMENDED);

    preset.fill(form);

    Complaints complaints = new Complaints();
    PolicyDetails rules =
        new PolicyCheck(PolicyDetails.RECOMMENDED, complaints)
            .check(form.wanted(), "127.0.0.1", Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(complaints.none()).isTrue();
    assertThat(rules.twoFactor().enabled()).isEqualTo(preset != Preset.HANDBOOK);
    assertThat(rules.passwordValidityDays()).isEqualTo(preset == Preset.HANDBOOK ? 90 : null);
  }
}
