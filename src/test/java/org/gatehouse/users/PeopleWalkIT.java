package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every address of people, asked for by everybody who has no business there. */
class PeopleWalkIT {

  private static final List<String> PAGES =
      List.of(
          "/users",
          "/users?user=%s",
          "/users?account=%2$s",
          "/users?account=%2$s&user=%1$s",
          "/users/bulk?act=lock&pick=%s",
          "/users/bulk?account=%2$s&act=lock&pick=%1$s",
          "/users/invitations?account=%2$s",
          "/users/profile?user=%s",
          "/users/profile?account=%2$s&user=%1$s",
          "/users/export?account=%2$s",
          "/users/export",
          "/users/import?account=%2$s",
          "/users/import/result?account=%2$s&import=x",
          "/users/import/file?account=%2$s");

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String secret;

  @BeforeEach
  void somebodyToBeSeenByNobody() {
    account = accounts.create("walk");
    secret = accounts.user(account, "hidden-person", "User");
    accounts.user(account, "ann", "Account Manager");
    accounts.user(account, "lee", "Auditor");
    accounts.user(account, "joe", "User");
  }

  @Test
  @Tag("A-31")
  void anotherAccountsManagerFindsNothing() {
    String foreign = accounts.create("elsewhere");
    accounts.user(foreign, "eve", "Account Manager");
    Visitor eve = gatehouse.visitor();
    eve.signIn(foreign + ":eve", Accounts.PASSWORD);

    for (String page : pages()) {
      Answer answer = eve.get(page);
      assertThat(answer.body()).as(page).doesNotContain("hidden-person");
      boolean names = page.contains("account=") || page.contains("user=");
      if (names && !answer.redirects()) {
        assertThat(answer.status()).as(page).isEqualTo(404);
      }
    }
    Answer bulk = eve.open("/users/bulk?act=disable&pick=" + secret);
    assertThat(bulk.page().select("#run")).isEmpty();
    assertThat(status()).isEqualTo("ACTIVE");
  }

  @Test
  void rolesWithoutThePermissionAreRefusedAndSeeNoEntry() {
    for (String name : List.of("lee", "joe")) {
      Visitor visitor = signedIn(name);
      for (String page : pages()) {
        assertThat(visitor.get(page).status()).as(name + " " + page).isEqualTo(403);
      }
      Answer home = visitor.open("/");
      assertThat(home.page().select("nav a[href$=/users]")).isEmpty();
      assertThat(visitor.get("/profile").status()).isEqualTo(200);
    }
  }

  @Test
  void nobodyIsLedToTheSignIn() {
    Visitor nobody = gatehouse.visitor();
    for (String page : pages()) {
      Answer answer = nobody.get(page);
      assertThat(answer.redirects()).as(page).isTrue();
      assertThat(answer.location().getPath()).isEqualTo("/login");
    }
    assertThat(nobody.get("/profile").redirects()).isTrue();
    assertThat(nobody.open("/profile/email?token=x").page().select("form#email-link-form"))
        .isEmpty();
  }

  @Test
  void aManagerSeesThemAllAndNoLinkOfAnInvitation() {
    Visitor ann = signedIn("ann");
    for (String page : pages()) {
      Answer answer = ann.get(page);
      assertThat(answer.status()).as(page).isIn(200, 303, 404);
      assertThat(answer.body()).doesNotContain("token=", "argon2");
    }
    assertThat(ann.open("/users/profile?user=" + secret).body()).contains("hidden-person");
  }

  @Test
  void programsWithoutTheScopeAreRefusedEverywhere() {
    String body = "{\"name\":\"reader\",\"scopes\":[\"audit:read\"]}";
    Answer issued = api.post("/accounts/" + account + "/apikeys", body);
    assertThat(issued.status()).isEqualTo(201);
    Api reader = new Api(gatehouse.url(), issued.json().path("key").asText());
    String users = "/accounts/" + account + "/users";
    Map<String, Integer> statuses =
        Map.of(
            "list", reader.get(users).status(),
            "get", reader.get(users + "/" + secret).status(),
            "file", reader.get("/accounts/" + account + "/users.csv").status(),
            "invitations", reader.get("/accounts/" + account + "/invitations").status(),
            "put", reader.put(users + "/" + secret, "{}").status(),
            "email", reader.post(users + "/" + secret + "/email", "{\"email\":\"a@b.c\"}").status(),
            "end", reader.post(users + "/" + secret + "/end-sessions", "").status(),
            "delete", reader.delete(users + "/" + secret).status(),
            "bulk",
                reader
                    .post(
                        "/accounts/" + account + "/bulk/users",
                        "{\"action\":\"lock\",\"users\":[\"" + secret + "\"]}")
                    .status());
    assertThat(statuses.values()).containsOnly(403);
    assertThat(status()).isEqualTo("ACTIVE");
  }

  private List<String> pages() {
    return PAGES.stream().map(page -> page.formatted(secret, account)).toList();
  }

  private String status() {
    return api.get("/accounts/" + account + "/users/" + secret).json().path("status").asText();
  }

  private Visitor signedIn(String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    return visitor;
  }
}
