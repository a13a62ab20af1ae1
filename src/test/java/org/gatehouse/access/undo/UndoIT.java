package org.gatehouse.access.undo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking back takes back what was done, and nothing that somebody else has done meanwhile. */
class UndoIT {

  private static final int MAXIMUM = 5;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String base;
  private String noor;
  private Visitor mia;

  @BeforeEach
  void account() {
    account = accounts.create("undo");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    noor = accounts.user(account, "noor", "User");
    mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
  }

  @Test
  void leavesWhomSomebodyElseHasDisabledOnceMore() {
    String offer = onProfile("disable");
    api.post(base + "/users/noor/enable", "");
    api.post(base + "/users/noor/disable", "");

    assertLate(offer);

    assertThat(user().path("status").asText()).isEqualTo("DISABLED");
  }

  @Test
  void leavesWhomSomebodyElseHasLockedOnceMore() {
    String offer = onProfile("lock");
    api.post(base + "/users/noor/unlock", "");
    api.post(base + "/users/noor/lock", "");

    assertLate(offer);

    assertThat(user().path("status").asText()).isEqualTo("LOCKED");
  }

  @Test
  void takesAnOfferOnce() {
    String offer = onProfile("lock");
    assertTakenBack(offer);
    assertThat(user().path("status").asText()).isEqualTo("ACTIVE");

    assertLate(offer);
  }

  @Test
  void bringsBackTheLockOfTheWrongGuesses() {
    for (int i = 0; i < MAXIMUM; i++) {
      gatehouse.visitor().signIn(account + ":noor", "wrong");
    }
    assertThat(user().path("status").asText()).isEqualTo("LOCKED");
    String offer = onProfile("lock");
    assertThat(profile().page().select("#lock")).isEmpty();

    assertTakenBack(offer);

    assertThat(user().path("status").asText()).isEqualTo("LOCKED");
    assertThat(profile().page().select("#lock")).as("locked by the guesses").hasSize(1);
    Visitor owner = gatehouse.visitor();
    owner.signIn(account + ":noor", Accounts.PASSWORD);
    assertThat(owner.get("/profile").status()).isNotEqualTo(200);
  }

  @Test
  void leavesOutWhomSomebodyElseHasTakenInAndOutAgain() {
    String team = "/teams/team?team=Dispatch";
    api.post(base + "/teams", "{\"name\":\"Dispatch\",\"members\":[\"noor\"]}");
    Answer page = mia.open(team);
    Answer done =
        mia.follow(
            mia.post(
                "/teams/team",
                Forms.pressed(page.page(), "#members-form", "remove", Map.of("member", noor))));
    String offer = done.page().select("input[name=offer]").val();
    assertThat(offer).isNotEmpty();
    api.put(base + "/teams/Dispatch", "{\"members\":[\"noor\"]}");
    api.put(base + "/teams/Dispatch", "{\"members\":[]}");

    assertLate(offer);

    assertThat(api.get(base + "/teams/Dispatch").json().path("members")).isEmpty();
  }

  @Test
  void leavesTheReasonForWhichSomebodyElseHasSparedHim() {
    String exemption = base + "/policy/exemptions/noor";
    api.put(exemption, "{\"reason\":\"Nightly backups\"}");
    Answer done =
        mia.follow(mia.submit(mia.open("/policy"), "form:has(input[name=remove])", Map.of()));
    String offer = done.page().select("input[name=offer]").val();
    assertThat(offer).isNotEmpty();
    api.put(exemption, "{\"reason\":\"Until the move\"}");

    assertLate(offer);
    assertThat(api.get(base + "/policy/exemptions").json().at("/items/0/reason").asText())
        .isEqualTo("Until the move");
  }

  /** Presses a button of noor's page; gives what takes it back. */
  private String onProfile(String button) {
    Answer done =
        mia.follow(
            mia.post(
                "/users/profile",
                Forms.pressed(profile().page(), "#access-form", button, Map.of())));
    String offer = done.page().select("input[name=offer]").val();
    assertThat(offer).as("%s", done).isNotEmpty();
    return offer;
  }

  private Answer profile() {
    return mia.open("/users/profile?user=" + noor);
  }

  private void assertTakenBack(String offer) {
    assertThat(undone(offer)).contains("Taken back");
  }

  private void assertLate(String offer) {
    assertThat(undone(offer)).contains("can no longer be taken back");
  }

  private String undone(String offer) {
    return mia.follow(mia.post("/undo", Map.of("offer", offer))).page().select("#notices").text();
  }

  private JsonNode user() {
    return api.get(base + "/users/noor").json();
  }
}
