package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.Test;

/** Views that somebody keeps, over HTTP. */
class SavedViewsIT {

  private static final int AT_ONCE = 8;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Accounts accounts = new Accounts(gatehouse.api());
  private final Visitor manager = gatehouse.visitor();

  @Test
  void nobodyPassesTheLimitByAskingForSeveralAtOnce() throws Exception {
    String account = accounts.create("views");
    accounts.user(account, "vera", "Account Manager");
    manager.signIn(account + ":vera", Accounts.PASSWORD);
    for (int i = 1; i < SavedViews.MOST; i++) {
      keep(form(), "view " + i);
    }
    List<Answer> forms = IntStream.range(0, AT_ONCE).mapToObj(i -> form()).toList();

    AtOnce.statuses(AT_ONCE, number -> keep(forms.get(number), "late " + number).status());

    assertThat(manager.open("/audit/views").page().select("#views > li")).hasSize(SavedViews.MOST);
    assertThat(keep(form(), "one more").page().select("#name-reason").text())
        .contains(Integer.toString(SavedViews.MOST));
  }

  private Answer form() {
    return manager.open("/audit/views?act=keep&item=User");
  }

  private Answer keep(Answer form, String name) {
    return manager.submit(form, "#keep-form", Map.of("name", name));
  }
}
