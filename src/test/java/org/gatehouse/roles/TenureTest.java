package org.gatehouse.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.Permission;
import org.junit.jupiter.api.Test;

class TenureTest {

  private static final Instant SIX = Instant.parse("2026-01-02T18:00:00Z");
  private static final Instant NINE = Instant.parse("2026-01-02T21:00:00Z");

  private final Tenure timed =
      new Tenure(Map.of(Permission.USERS_MANAGE, SIX, Permission.AUDIT_READ, NINE));

  @Test
  void coversWhatLastsForEver() {
    assertThat(timed.covers(List.of(Permission.SSO_MANAGE), null)).isTrue();
    assertThat(timed.covers(List.of(), null)).isTrue();
    assertThat(Tenure.LASTING.covers(List.of(Permission.values()), null)).isTrue();
  }

  @Test
  void coversWhatEndsUntilTheFirstOfItIsOver() {
    var both = List.of(Permission.USERS_MANAGE, Permission.AUDIT_READ, Permission.SSO_MANAGE);

    assertThat(timed.covers(both, SIX)).isTrue();
    assertThat(timed.covers(both, SIX.plusMillis(1))).isFalse();
    assertThat(timed.covers(both, null)).isFalse();
    assertThat(timed.covers(List.of(Permission.AUDIT_READ), NINE)).isTrue();
  }
}
