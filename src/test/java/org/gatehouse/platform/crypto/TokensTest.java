package org.gatehouse.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  @Test
  void knowsWhatCanBeAnId() {
    assertThat(Tokens.canBeId("Vq3kXb1_PzT7aR-0uYcM2Q")).isTrue();
    assertThat(Tokens.id()).hasSize(22);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engineering-onboarding",
        "INFRASTRUCTURE-HOSTING",
        "Operations-Engineering",
        "Sales-Support-Planning",
        "IT_Helpdesk-2026-Going",
        "Vq3kXb1_PzT7aR-0uYcM2R",
        "Vq3kXb1_PzT7aR-0uYcM2",
        "Sales"
      })
  void takesNoOrdinaryNameForOne(String name) {
    assertThat(Tokens.canBeId(name)).isFalse();
  }
}
