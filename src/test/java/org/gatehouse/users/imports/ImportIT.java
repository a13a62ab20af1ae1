package org.gatehouse.users.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People out of files, as an account manager without script takes them over. */
class ImportIT {

  private static final String BOUNDARY = "gatehouse-boundary";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String users;
  private Visitor manager;

  @BeforeEach
  void account() {
    account = accounts.create("import");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "mia", "Account Manager");
    manager = signedIn("mia");
  }

  @Test
  @Tag("A-27")
  void saysRowByRowWhatWillHappenAndDoesIt() {
    accounts.user(account, "dana", "User");
    accounts.user(account, "same", "User");
    String file =
        "username;email;firstName;lastName;role;zone\n"
            + "new;new@%1$s.example;Neu;Mann;User;Europe/Vienna\n"
            + "DANA;dana@%1$s.example;Dana;Okafor;;\n"
            + "same;;same;;User;\n"
            + "bad;nowhere;;;;\n"
            + "boss;boss@%1$s.example;;;Emperor;\n"
            + "dana2;dana@%1$s.example;;;;\n"
            + "new;other@%1$s.example;;;;\n"
            + "mia;elsewhere@%1$s.example;;;;\n"
            + "zone;zone@%1$s.example;;;;Mars/Olympus\n"
            + "more;more@%1$s.example;;;;;surplus\n";

    Answer preview = manager.follow(upload(manager, bytes(file.formatted(account))));

    assertThat(preview.page().select("#rows tbody tr .state").eachText())
        .containsExactly(
            "Make",
            "Change",
            "Unchanged",
            "Refused",
            "Refused",
            "Refused",
            "Refused",
            "Refused",
            "Refused",
            "Refused");
    assertThat(preview.page().select("#rows tbody tr").eachText().get(3)).contains("email");
    assertThat(api.get(users + "/new").status()).as("nothing yet").isEqualTo(404);

    Answer done = manager.follow(manager.submit(preview, "#import-form", Map.of()));

    assertThat(done.body()).contains("The import is finished: 2 people were made or changed.");
    JsonNode made = api.get(users + "/new").json();
    assertThat(made.path("status").asText()).isEqualTo("INVITED");
    assertThat(made.path("zone").asText()).isEqualTo("Europe/Vienna");
    assertThat(made.path("roles").get(0).asText()).isEqualTo("User");
    assertThat(api.get(users + "/dana").json().path("lastName").asText()).isEqualTo("Okafor");
    assertThat(api.get(users).json().path("items")).hasSize(4);
    Answer result = manager.get(done.page().selectFirst("#result").attr("href"));
    assertThat(result.body())
        .contains("2,new,new@" + account + ".example,CREATE,true,,")
        .contains("5,bad,nowhere,REFUSED,false,email,");
    assertThat(descriptions())
        .contains("People import from CSV completed (people.csv).", "User created.");
  }

  @Test
  void refusesARowWhoseRoleMayDoMoreThanWhoSendsTheFile() {
    api.post(
        "/accounts/" + account + "/roles",
        "{\"name\":\"People\",\"permissions\":[\"users:manage\"]}");
    accounts.user(account, "pia", "People");
    String file =
        "username,email,role\nboss,boss@%1$s.example,Account Manager\nnew,new@%1$s.example,\n"
            .formatted(account);
    Visitor pia = signedIn("pia");

    Answer preview = pia.follow(upload(pia, bytes(file)));

    assertThat(preview.page().select("#rows tbody tr .state").eachText())
        .containsExactly("Refused", "Make");
  }

  @Test
  void readsItsOwnExport() {
    api.post(
        users,
        "{\"username\":\"=formula\",\"email\":\"f@x.example\",\"mobile\":\"+491701234567\","
            + "\"roles\":[\"User\",\"Auditor\"],\"password\":\"correct horse\"}");
    String export = api.get("/accounts/" + account + "/users.csv").body();

    Answer preview = manager.follow(upload(manager, bytes(export)));

    assertThat(preview.page().select("#rows tbody tr .state").eachText()).containsOnly("Unchanged");
  }

  @Test
  void takesARowOverOnceHoweverOftenSomebodyPresses() throws Exception {
    StringBuilder file = new StringBuilder("username,email\n");
    for (int i = 0; i < 60; i++) {
      file.append("p%d,p%d@%s.example%n".formatted(i, i, account));
    }
    Answer preview = manager.follow(upload(manager, bytes(file.toString())));
    Visitor other = signedIn("mia");
    Answer same = other.open(preview.url().toString());
    List<Callable<Answer>> presses =
        List.of(
            () -> manager.follow(manager.submit(preview, "#import-form", Map.of())),
            () -> other.follow(other.submit(same, "#import-form", Map.of())));
    var threads = Executors.newFixedThreadPool(2);
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> answer : threads.invokeAll(presses)) {
      answers.add(answer.get());
    }
    threads.shutdown();

    Answer last = answers.get(0);
    for (int turns = 0;
        turns < 20 && last.page().selectFirst("[data-continues]") != null;
        turns++) {
      last = manager.follow(manager.submit(last, "#import-form", Map.of()));
    }

    assertThat(api.get(users + "?limit=1000").json().path("items")).hasSize(61);
    assertThat(descriptions()).filteredOn(text -> text.contains("import from CSV")).hasSize(1);
    assertThat(descriptions()).filteredOn("User created."::equals).hasSize(61);
  }

  @Test
  @DisplayName("A-27: what is ended before its last row stands in the log with the file's name")
  @Tag("A-27")
  void recordsAnImportThatIsEndedBeforeItsLastRow() {
    StringBuilder file = new StringBuilder("username,email\n");
    for (int i = 0; i < 2_000; i++) {
      file.append("p%d,p%d@%s.example%n".formatted(i, i, account));
    }
    Answer preview = manager.follow(upload(manager, bytes(file.toString())));
    Answer running = manager.follow(manager.submit(preview, "#import-form", Map.of()));
    assertThat(running.page().selectFirst("[data-continues]")).as("it is running").isNotNull();

    Answer ended = manager.follow(manager.submit(running, "#discard-form", Map.of()));

    JsonNode told =
        api.get("/accounts/" + account + "/audit/events?item=Person").json().path("items");
    assertThat(told.findValuesAsText("description"))
        .containsExactly("People import from CSV failed (people.csv).");
    int made = api.get(users + "?limit=1000").json().path("items").size() - 1;
    assertThat(made).isPositive();
    assertThat(told.at("/0/details/created").asInt()).isEqualTo(made);
    assertThat(ended.page().select("#notices").text()).contains("The import is ended: " + made);
    assertThat(manager.get("/users/import?" + running.url().getQuery()).status()).isEqualTo(404);
  }

  @Test
  void refusesHostileFilesAndRecordsIt() {
    for (byte[] file :
        List.of(
            bytes(""),
            bytes("username,email\n"),
            bytes("username,email\n\"open,x@x.example\n"),
            bytes("username,email,evil\na,b,c\n"),
            bytes("username,email\na\0,b\n"),
            "username,email\nJo\u00e3o,b@x.example\n".getBytes(StandardCharsets.ISO_8859_1),
            bytes("username,email\n" + "a".repeat(2_200_000)),
            new byte[] {'P', 'K', 3, 4, (byte) 0x80, (byte) 0xff})) {
      Answer refused = manager.follow(upload(manager, file));
      assertThat(refused.status()).isEqualTo(200);
      assertThat(refused.page().select("#file-reason .error").text()).isNotEmpty();
    }
    assertThat(api.get(users).json().path("items")).hasSize(1);
    assertThat(descriptions()).anyMatch(text -> text.startsWith("People import from CSV failed"));
    assertThat(manager.open("/users/import?refused=%3Cscript%3E&line=1").body())
        .doesNotContain("<script>");
  }

  @Test
  void showsAnImportToNobodyElse() {
    String file = "username,email\nnew,new@%s.example\n".formatted(account);
    Answer preview = manager.follow(upload(manager, bytes(file)));
    String query = preview.url().getQuery();
    accounts.user(account, "bob", "User");
    String foreign = accounts.create("foreign");
    accounts.user(foreign, "eve", "Account Manager");
    Visitor eve = gatehouse.visitor();
    eve.signIn(foreign + ":eve", Accounts.PASSWORD);

    assertThat(eve.get("/users/import?" + query).status()).isEqualTo(404);
    assertThat(eve.get("/users/import/result?" + query).status()).isEqualTo(404);
    assertThat(signedIn("bob").get("/users/import?" + query).status()).isEqualTo(403);
    assertThat(upload(signedIn("bob"), bytes(file)).status()).isEqualTo(403);
    assertThat(gatehouse.visitor().get("/users/import?" + query).redirects()).isTrue();
  }

  @Test
  @DisplayName("an operator's file goes into the account that he looks at")
  void takesAnOperatorsFileIntoTheAccountThatItIsFor() {
    Visitor operator = gatehouse.visitor();
    operator.signIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD);
    Answer page = operator.open("/accounts/account?account=" + account);
    operator.submit(page, "#enter-form", Map.of("why", "support case 4711"));
    operator.post("/switch", Map.of("account", "platform"));
    String action =
        operator.open("/users/import?account=" + account).page().select("#upload").attr("action");
    String file = "username,email\n%1$s-new,new@%1$s.example\n".formatted(account);

    Answer preview = operator.follow(upload(operator, action, bytes(file)));
    assertThat(preview.page().select("#rows tbody tr .state").eachText()).containsExactly("Make");
    operator.follow(operator.submit(preview, "#import-form", Map.of()));

    assertThat(api.get(users + "/" + account + "-new").status()).isEqualTo(200);
    assertThat(api.get("/accounts/platform/users/" + account + "-new").status()).isEqualTo(404);
  }

  private Answer upload(Visitor visitor, byte[] file) {
    return upload(visitor, "/users/import/file", file);
  }

  private Answer upload(Visitor visitor, String path, byte[] file) {
    byte[] before =
        bytes(
            "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n"
                    .formatted(BOUNDARY)
                + "Content-Type: text/csv\r\n\r\n");
    byte[] after = bytes("\r\n--" + BOUNDARY + "--\r\n");
    return visitor.send(
        visitor
            .request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArrays(List.of(before, file, after))));
  }

  private Visitor signedIn(String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    return visitor;
  }

  private List<String> descriptions() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .path("items")
        .findValuesAsText("description");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
