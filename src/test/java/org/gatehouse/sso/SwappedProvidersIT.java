package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gatehouse.sso.groups.GroupSignIns;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Gatehouse;
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

    Answer answer;
    try (Connection swap = gatehouse.database()) {
      swap.setAutoCommit(false);
      try (var hold = swap.prepareStatement("select id from account where slug = ? for update")) {
        hold.setString(1, account);
        assertThat(hold.executeQuery().next()).isTrue();
      }
      var late = CompletableFuture.supplyAsync(() -> former.post(browser, response));
      awaitSomebodyWhoWaits(swap);
      assertThat(late).isNotDone();
      try (var end =
          swap.prepareStatement("update account set agreement = agreement + 1 where slug = ?")) {
        end.setString(1, account);
        assertThat(end.executeUpdate()).isEqualTo(1);
      }
      swap.commit();
      answer = late.get(30, TimeUnit.SECONDS);
    }

    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(browser.get("/").redirects()).as("no session").isTrue();
    assertThat(former.comesWithoutClaim(ida).get("/").status()).as("anew").isEqualTo(200);
  }

  /** Until somebody waits for what this connection holds. */
  private static void awaitSomebodyWhoWaits(Connection holds) throws Exception {
    String waiting =
        "select count(*) from pg_locks l"
            + " where not l.granted and pg_backend_pid() = any (pg_blocking_pids(l.pid))";
    for (int i = 0; i < 200; i++) {
      try (var statement = holds.createStatement();
          var row = statement.executeQuery(waiting)) {
        row.next();
        if (row.getInt(1) > 0) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("nobody waits");
  }
}
