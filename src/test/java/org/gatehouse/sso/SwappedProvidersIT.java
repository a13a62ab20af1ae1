package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import org.gatehouse.sso.groups.GroupSignIns;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.HeldRows;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("while an account gets another provider")
class SwappedProvidersIT {

  private final Gatehouse gatehouse = Gatehouse.shared();

  @Test
  @DisplayName("whoever was let in by the former one and waits for it does not come in")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void refusesWhoeverWaitsForIt() throws Exception {
    String account = new Accounts(gatehouse.api()).create("swap");
    GroupSignIns former = new GroupSignIns(gatehouse, account).configured(false, false);
    String ida = "ida@" + account + ".example";
    former.comesWithoutClaim(ida);
    Visitor browser = gatehouse.visitor();
    String response = former.answer(browser).nameId(ida).encoded();

    Answer answer =
        HeldRows.meet(
            gatehouse,
            "select id from account where slug = '" + account + "'",
            () -> former.post(browser, response),
            swap -> {
              try (Statement statement = swap.createStatement()) {
                assertThat(
                        statement.executeUpdate(
                            "update account set agreement = agreement + 1 where slug = '"
                                + account
                                + "'"))
                    .isOne();
              }
            });

    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(browser.get("/").redirects()).as("no session").isTrue();
    assertThat(former.comesWithoutClaim(ida).get("/").status()).as("anew").isEqualTo(200);
  }
}
