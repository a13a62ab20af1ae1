package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.SubAccounts;
import org.junit.jupiter.api.Test;

class LogScopeTest {

  private static final Caller.Account OWN = new Caller.Account(7, "contoso", "Contoso");
  private static final Caller.Account BELOW = new Caller.Account(8, "emea", "EMEA");

  private final LogScope scope = new LogScope();

  LogScopeTest() {
    scope.caller = new CurrentCaller();
    scope.caller.actAs(Caller.program("reader", OWN, Set.of()));
    scope.subAccounts =
        new SubAccounts() {
          @Override
          public List<Caller.Account> ofCurrent() {
            return List.of(BELOW);
          }
        };
  }

  @Test
  void namesTheAccountWhoseLogIsMeantAndOfSeveralTheCallers() {
    assertThat(scope.whose("")).isEqualTo(OWN);
    assertThat(scope.whose("contoso")).isEqualTo(OWN);
    assertThat(scope.whose("emea")).isEqualTo(BELOW);
    assertThat(scope.whose("*")).isEqualTo(OWN);
    assertThatThrownBy(() -> scope.whose("stranger")).hasMessageContaining("NOT_FOUND");
  }
}
