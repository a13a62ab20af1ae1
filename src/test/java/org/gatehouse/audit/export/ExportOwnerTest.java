package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.gatehouse.access.Caller;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExportOwnerTest {

  private static final Caller.Account CONTOSO = new Caller.Account(1, "contoso", "Contoso");
  private static final Caller.Account FABRIKAM = new Caller.Account(2, "fabrikam", "Fabrikam");

  @Test
  @DisplayName("programs of two accounts that have the same name take no places from each other")
  void tellsProgramsOfTwoAccountsApart() {
    assertThat(key(CONTOSO)).isEqualTo(key(CONTOSO)).isNotEqualTo(key(FABRIKAM));
  }

  private static String key(Caller.Account account) {
    return Export.Owner.of(Caller.program("siem", account, Set.of()), account.id()).key();
  }
}
