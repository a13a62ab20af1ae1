package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusTest {

  @Test
  void saysDisabledBeforeLockedBeforeInvited() {
    assertThat(Status.of(true, true, true)).isEqualTo(Status.DISABLED);
    assertThat(Status.of(false, true, true)).isEqualTo(Status.LOCKED);
    assertThat(Status.of(false, false, true)).isEqualTo(Status.INVITED);
    assertThat(Status.of(false, false, false)).isEqualTo(Status.ACTIVE);
  }
}
