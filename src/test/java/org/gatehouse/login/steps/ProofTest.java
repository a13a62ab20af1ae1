package org.gatehouse.login.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gatehouse.policy.PolicyDetails;
import org.junit.jupiter.api.Test;

class ProofTest {

  private static final Instant READ = Instant.parse("2026-11-27T10:00:00Z");

  @Test
  void rulesCountForASecondAfterTheyWereRead() {
    assertThat(Proof.current(PolicyDetails.RECOMMENDED, READ, READ.plusMillis(999)))
        .contains(PolicyDetails.RECOMMENDED);
  }

  @Test
  void rulesAreReadAgainForWhoeverWaitedMeanwhile() {
    assertThat(Proof.current(PolicyDetails.RECOMMENDED, READ, READ.plusSeconds(1))).isEmpty();
  }
}
