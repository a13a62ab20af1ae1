package org.gatehouse.audit.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.audit.proofs.SealedLogClient.Kept;
import org.gatehouse.audit.proofs.Verifier.Verdict;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the running product proves of its log. */
@Tag("everywhere")
class ProofsIT {

  private static final Duration SEALED = Duration.ofSeconds(10);

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private SealedLogClient log;

  @TempDir Path folder;

  @BeforeEach
  void account() {
    account = accounts.create("proof");
    log = new SealedLogClient(api, account);
  }

  @Test
  void provesEachEventAndThatTheLogGoesOnFromWhatWasSigned() {
    send("a-1", "a-2");
    log.prove("a-1");
    Kept earlier = log.checkpoint();
    send("a-3", "a-4", "a-5");

    List<Long> places = new ArrayList<>();
    for (String id : List.of("a-1", "a-2", "a-3", "a-4", "a-5")) {
      places.add(log.prove(id));
    }

    assertThat(places).isSorted().doesNotHaveDuplicates();
    assertThat(log.checkpoint().size()).isGreaterThan(earlier.size());
    assertThat(log.checkpoint().note()).contains("/audit/" + account + "\n").contains("\n\u2014 ");
    log.proveFrom(earlier);
  }

  @Test
  void refusesWhatIsNotAskedRightly() {
    send("a-1");
    log.prove("a-1");
    String proofs = "/accounts/" + account + "/audit/proofs/";

    assertThat(field(api.get(proofs + "inclusion"))).isEqualTo("event");
    assertThat(field(api.get(proofs + "inclusion?event=a-1&size=x"))).isEqualTo("size");
    assertThat(api.get(proofs + "inclusion?event=other").status()).isEqualTo(404);
    assertThat(field(api.get(proofs + "inclusion?event=a%00b"))).isEqualTo("event");
    assertThat(field(api.get(proofs + "consistency"))).isEqualTo("from");
    assertThat(field(api.get(proofs + "consistency?from=0"))).isEqualTo("from");
    assertThat(field(api.get(proofs + "consistency?from=99999"))).isEqualTo("from");
    assertThat(api.get("/accounts/" + account + "/audit/checkpoint?size=99999").status())
        .isEqualTo(404);
    assertThat(field(api.get(events() + ".jsonl?proofs=true&item=Company"))).isEqualTo("proofs");
  }

  @Test
  void provesNothingOfAnotherAccount() {
    send("a-1");
    log.prove("a-1");
    String other = accounts.create("proof");

    assertThat(api.get("/accounts/" + other + "/audit/proofs/inclusion?event=a-1").status())
        .isEqualTo(404);
    assertThat(program(other).get("/accounts/" + account + "/audit/checkpoint").status())
        .isIn(403, 404);
  }

  @Test
  @DisplayName("An export with proofs holds for the verifier, also after a person in it was erased")
  void exportsWhatTheVerifierChecks() throws IOException {
    accounts.user(account, "mia", "User");
    gatehouse.visitor().signIn(account + ":mia", Accounts.PASSWORD);
    send("a-1", "a-2", "a-3");
    log.prove("a-3");
    Path kept = Files.writeString(folder.resolve("kept.txt"), log.checkpoint().note());
    assertThat(api.delete("/accounts/" + account + "/users/mia").status()).isEqualTo(204);
    send("a-4");
    log.prove("a-4");

    Verdict verdict = Verifier.check(export("export.jsonl"), kept);

    assertThat(verdict.status()).as(verdict.text()).isZero();
    assertThat(verdict.text()).contains("holds").contains("personal values were erased");
  }

  @Test
  void tellsOfItsKeysAndLetsAnOperatorAddOne() throws IOException {
    String keys = "/accounts/" + account + "/audit/keys";
    send("a-1");
    log.prove("a-1");
    String first = api.get(keys).json().at("/items/0/key").asText();

    Answer added = api.post(keys, "");

    assertThat(added.status()).as(added.body()).isEqualTo(201);
    assertThat(added.json().path("number").asInt()).isEqualTo(2);
    assertThat(api.post(keys, "").status()).as("it does not sign yet").isEqualTo(409);
    assertThat(api.get(keys).json().path("items")).hasSize(2);
    assertThat(api.get(events() + "?item=Audit%20log").body())
        .contains("Another key will sign the audit log in a minute.")
        .contains(added.json().path("key").asText());
    assertThat(program(account).post(keys, "").status()).isEqualTo(403);
    Verdict verdict = Verifier.check(export("keyed.jsonl"), List.of("--key", first));
    assertThat(verdict.status()).as(verdict.text()).isZero();
  }

  @Test
  void showsOnThePageThatTheLogIsVerified() {
    accounts.user(account, "mia", "Account Manager");
    send("a-1");
    log.prove("a-1");
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);

    Answer page = mia.open("/audit?entry=a-1");

    assertThat(page.page().select("#proof-state").text()).isEqualTo("Verified");
    assertThat(page.page().select("#checkpoint").text()).contains("/audit/" + account);
    assertThat(page.page().select("#entry-proof").text()).contains("Verified");
  }

  @Test
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void namesWhatTheDatabasesOwnerChanged() throws SQLException, IOException {
    send("a-1", "a-2", "a-3", "a-4");
    long place = log.prove("a-3");
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    try (Connection database = gatehouse.database()) {
      Tampering.unguard(database, true);
      Tampering owner = new Tampering(database, id(database));

      owner.show(place, "eve");
      assertThat(mia.open("/audit?entry=a-3").page().select("#entry-proof").text())
          .contains("Changed");
      assertFirstBad(place, "value of username");
      owner.changeBody(place - 1);
      assertFirstBad(place - 1, "body was changed");
      owner.delete(1);
      assertFirstBad(1, "deleted");
      owner.changeLeaf(0);
      assertThat(mia.open("/audit").page().select("#proof-state").text())
          .isEqualTo("Does not hold");
      assertFirstBad(0, "was changed");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void sealsOtherAccountsWhileOneDoesNotFitItsTree() throws SQLException {
    send("a-1");
    log.prove("a-1");
    String other = accounts.create("proof");
    try (Connection database = gatehouse.database()) {
      Tampering owner = new Tampering(database, id(database));
      owner.execute(
          "create table tree_kept as select * from audit_tree where account_id = %d", id(database));
      try {
        owner.execute(
            "update audit_tree set size = 0, frontier = '' where account_id = %d", id(database));
        send("a-2");
        sendTo(other, "b-1");

        new SealedLogClient(api, other).prove("b-1");
        assertThat(log.inclusion("a-2").status()).isEqualTo(409);
      } finally {
        owner.execute(
            "update audit_tree t set size = k.size, frontier = k.frontier from tree_kept k"
                + " where k.account_id = t.account_id");
        owner.execute("drop table tree_kept");
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void letsTheApplicationsOwnUserChangeNothingThatIsSealed() throws SQLException {
    send("a-1");
    log.prove("a-1");
    try (Connection database = gatehouse.database()) {
      for (String table : List.of("audit_leaf", "audit_node", "audit_checkpoint", "audit_signer")) {
        assertThat(refuses(database, "update " + table + " set account_id = 1")).as(table).isTrue();
        assertThat(refuses(database, "delete from " + table)).as(table).isTrue();
        assertThat(refuses(database, "truncate " + table)).as(table).isTrue();
      }
      assertThat(refuses(database, "update audit_detail set username = 'eve'")).isTrue();
      assertThat(refuses(database, "delete from audit_detail")).isTrue();
      assertThat(refuses(database, "delete from audit_key")).isTrue();
    }
  }

  /**
   * An empty table refuses nothing, so there must be something in it: nodes come with 256 events.
   */
  private static boolean refuses(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      database.setAutoCommit(false);
      if (sql.contains("audit_node")) {
        statement.execute(
            "insert into audit_node (account_id, level, node_index, hash) values (-1, 8, 0, '')");
      }
      statement.execute(sql);
      return false;
    } catch (SQLException e) {
      return e.getSQLState().equals("23001");
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  private void assertFirstBad(long index, String words) throws IOException {
    Verdict verdict = Verifier.check(export("changed.jsonl"));
    assertThat(verdict.text()).contains(words);
    assertThat(verdict.firstBad()).as(verdict.text()).isEqualTo(index);
  }

  private Path export(String name) throws IOException {
    assertThat(Soon.within(SEALED, () -> waiting() == 0)).isTrue();
    Answer answer = api.get(events() + ".jsonl?proofs=true");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Files.writeString(folder.resolve(name), answer.body());
  }

  /** Whether the newest event is sealed; exporting is an event, too. */
  private int waiting() {
    String newest = api.get(events() + "?limit=1").json().at("/items/0/id").asText();
    return log.inclusion(newest).status() == 200 ? 0 : 1;
  }

  private long id(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var row = statement.executeQuery("select id from account where slug = '" + account + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private String events() {
    return "/accounts/" + account + "/audit/events";
  }

  private void send(String... ids) {
    sendTo(account, ids);
  }

  private void sendTo(String slug, String... ids) {
    List<String> events = new ArrayList<>();
    for (String id : ids) {
      events.add(
          """
          {"id":"%s","item":"Company","action":"Add","outcome":"SUCCESS","description":"Company added.",
           "occurredAt":"2026-01-02T03:04:05.123456Z","username":"Zoë","ip":"2001:db8::1","details":{"company":"Çontoso"}}
          """
              .formatted(id));
    }
    Answer answer =
        program(slug)
            .post(
                "/accounts/" + slug + "/audit/events",
                "{\"events\":[" + String.join(",", events) + "]}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private Api program(String slug) {
    JsonNode key =
        api.post(
                "/accounts/" + slug + "/apikeys",
                "{\"name\":\"sender-%d\",\"scopes\":[\"audit:write\"]}"
                    .formatted(System.nanoTime()))
            .json();
    return new Api(gatehouse.url(), key.path("key").asText());
  }

  private static String field(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().at("/errors/0/field").asText();
  }
}
