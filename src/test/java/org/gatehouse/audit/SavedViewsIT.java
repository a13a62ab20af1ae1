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

  @Test
  void aViewOfSomebodyWhoIsDeletedAsksForThePseudonymOfHisEntries() {
    String account = accounts.create("erased");
    accounts.user(account, "vera", "Account Manager");
    accounts.user(account, "zoltan", "User");
    accounts.user(account, "zoltanka", "User");
    gatehouse.visitor().signIn(account + ":zoltan", Accounts.PASSWORD);
    manager.signIn(account + ":vera", Accounts.PASSWORD);
    keep(manager.open("/audit/views?act=keep&item=User&username=Zoltan"), "first");
    keep(manager.open("/audit/views?act=keep&username=zoltanka"), "second");

    assertThat(gatehouse.api().delete("/accounts/" + account + "/users/zoltan").status())
        .isEqualTo(204);

    List<String> views =
        manager.open("/audit/views").page().select("#views li .grow a").eachAttr("href");
    assertThat(views).hasSize(2);
    assertThat(views.get(0)).contains("item=User").doesNotContainIgnoringCase("zoltan");
    assertThat(views.get(1)).endsWith("username=zoltanka");
    assertThat(manager.open(views.get(0)).page().select("#entries tbody tr")).isNotEmpty();
  }

  private Answer form() {
    return manager.open("/audit/views?act=keep&item=User");
  }

  private Answer keep(Answer form, String name) {
    return manager.submit(form, "#keep-form", Map.of("name", name));
  }
}
