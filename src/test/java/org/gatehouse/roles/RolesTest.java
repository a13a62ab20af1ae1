package org.gatehouse.roles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"Account Manager", "ACCOUNT_MANAGER", "account-manager", " aCCOUNT  mANAGER "})
  void readsARoleInEveryWriting(String name) {
    assertThat(Roles.key(name)).isEqualTo("account manager");
  }
}
