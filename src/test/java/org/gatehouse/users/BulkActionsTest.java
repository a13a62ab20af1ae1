package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.text.Texts;
import org.junit.jupiter.api.Test;

class BulkActionsTest {

  private final List<String> tried = new ArrayList<>();
  private final BulkActions actions = new BulkActions();

  BulkActionsTest() {
    actions.users =
        new Users() {
          @Override
          public void enable(String nameOrId) {
            tried.add(nameOrId);
            if (nameOrId.startsWith("broken")) {
              throw new EJBException(new IllegalStateException("lock timeout"));
            }
            if (nameOrId.startsWith("refused")) {
              throw BusinessException.forbidden();
            }
          }
        };
  }

  @Test
  void goesOnBehindAFaultAndTellsItsId() {
    List<BulkResult> results =
        actions.run(BulkDeed.ENABLE, List.of("ann", "broken", "refused", "bob"));

    assertThat(tried).containsExactly("ann", "broken", "refused", "bob");
    assertThat(results).extracting(BulkResult::done).containsExactly(true, false, false, true);
    assertThat(results.get(2).refusal()).isEqualTo("error.forbidden");
    assertThat(text(results.get(1))).containsPattern("GH-\\w{4}-\\w{4}");
  }

  @Test
  void triesNoMoreAfterThreeFaultsInARow() {
    List<BulkResult> results =
        actions.run(
            BulkDeed.ENABLE,
            List.of("broken1", "broken2", "ann", "broken3", "broken4", "broken5", "bob", "eve"));

    assertThat(tried).doesNotContain("bob", "eve").hasSize(6);
    assertThat(results).hasSize(8);
    assertThat(results)
        .filteredOn(BulkResult::done)
        .extracting(BulkResult::user)
        .containsOnly("ann");
    assertThat(results.subList(6, 8))
        .allSatisfy(result -> assertThat(text(result)).startsWith("Not tried"));
  }

  private static String text(BulkResult result) {
    return Texts.in(Locale.ENGLISH).of(String.valueOf(result.refusal()), result.args());
  }
}
