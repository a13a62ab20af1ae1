package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who may read the log and not manage it. */
class AuditorsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Visitor lena = gatehouse.visitor();

  private String account = "";

  @BeforeEach
  void anAccountWithAnAuditor() {
    account = accounts.create("audited");
    accounts.user(account, "lena", "Auditor");
    accounts.user(account, "zoltan", "User");
    gatehouse.visitor().signIn(account + ":zoltan", Accounts.PASSWORD);
    lena.signIn(account + ":lena", Accounts.PASSWORD);
  }

  @Test
  void seeNobodysNameUntilTheyHaveSaidWhatFor() {
    String login = "/audit?item=User&action=Login";
    Answer masked = lena.open(login);
    assertThat(masked.page().select("#entries").text()).contains("z•••").doesNotContain("zoltan");
    assertThat(lena.get("/audit/export/jsonl?item=User").body()).doesNotContain("zoltan");

    Answer unsaid = lena.submit(masked, "#reveal-form", Map.of("why", " "));
    assertThat(unsaid.page().select("#why-reason").text()).isNotEmpty();
    Answer shown = lena.follow(lena.submit(masked, "#reveal-form", Map.of("why", "case 12")));

    assertThat(shown.url().getQuery()).isEqualTo("item=User&action=Login");
    assertThat(shown.page().select("#entries").text()).contains("zoltan");
    assertThat(shown.page().select("#revealed").text()).contains("until");
    assertThat(log("item=Audit%20log&action=Reveal")).contains("case 12").contains("lena");
  }

  @Test
  void findNobodyByTheWordsOfDetails() {
    assertThat(lena.open("/audit?description=zoltan").page().select("#entries")).isEmpty();
    assertThat(lena.open("/audit?description=logged").page().select("#entries").text())
        .contains("z•••");
  }

  @Test
  void tryOutNeitherNamesNorAddresses() {
    Answer byName = lena.open("/audit?username=zoltan");
    assertThat(byName.page().select("#entries")).isEmpty();
    assertThat(byName.page().text()).contains("nobody can be looked for by name");
    assertThat(lena.open("/audit?ip=127.0.0.1").page().text()).contains("only blocks up to /16");
    assertThat(lena.open("/audit?ip=127.0.0.0/8").page().select("#entries").text())
        .contains("z•••");
    assertThat(lena.get("/audit/export/csv?ip=127.0.0.1").status()).isEqualTo(422);
    assertThat(lena.get("/audit/newer?since=1&username=zoltan").status()).isEqualTo(400);
  }

  @Test
  void seeOfHoldsThatThereAreSome() {
    api.put(
        "/accounts/" + account + "/audit/holds/Case%20Zoltan", "{\"why\":\"a claim of Zoltan\"}");

    String page = lena.open("/audit/holds").page().select("main").text();

    assertThat(page).contains("•••").doesNotContain("Zoltan").doesNotContain("bootstrap");
  }

  @Test
  void areRecordedWithEveryLookAndExport() {
    for (int i = 0; i < 2; i++) {
      lena.open("/audit?item=Team");
    }
    lena.get("/audit/export/csv?item=Team");

    String log = log("item=Search&username=lena");

    assertThat(log.split("\"item=Team\"", -1)).hasSize(4);
    assertThat(log).contains("Logs export to file completed.");
  }

  @Test
  void leaveAccountManagersWithAllOfIt() {
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);

    Answer log = mia.open("/audit?item=User&action=Login");

    assertThat(log.page().select("#entries").text()).contains("zoltan");
    assertThat(log.page().select("#reveal")).isEmpty();
  }

  private String log(String filter) {
    return api.get("/accounts/" + account + "/audit/events?" + filter).body();
  }
}
