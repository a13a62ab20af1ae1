package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finding across a parent account, its sub-accounts and a stranger, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditFindIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String parent = "";
  private String child = "";
  private String grandchild = "";
  private String stranger = "";
  private Visitor manager = gatehouse.visitor();
  private String theirEntry = "";
  private String theirCursor = "";

  @BeforeAll
  void makeAFamilyAndAStranger() {
    parent = accounts.create("find-parent");
    child = below("find-child", parent);
    grandchild = below("find-grandchild", child);
    stranger = accounts.create("find-stranger");
    for (String account : List.of(parent, child, grandchild, stranger)) {
      accounts.user(account, "boss-" + account, "Account Manager");
      accounts.user(account, "other-" + account, "User");
    }
    JsonNode theirs = api.get("/accounts/" + stranger + "/audit/events?limit=1").json();
    theirEntry = theirs.path("items").get(0).path("id").asText();
    theirCursor = theirs.path("next").asText();
    manager = signedIn(parent);
  }

  @Test
  @Tag("A-31")
  void readsSubAccountsDirectAndIndirectAndThisAccountUnlessAsked() {
    assertThat(accountsOf(parent, "")).containsExactly(parent);
    assertThat(accountsOf(parent, "&sub=*")).containsExactlyInAnyOrder(parent, child, grandchild);
    assertThat(accountsOf(parent, "&sub=" + grandchild)).containsExactly(grandchild);
    assertThat(accountsOf(child, "&sub=*")).containsExactlyInAnyOrder(child, grandchild);
    assertThat(accountsOf(grandchild, "&sub=*")).containsExactly(grandchild);
  }

  @Test
  void callsAFileByTheAccountWhoseLogItHolds() {
    String file = "/accounts/" + parent + "/audit/events.csv?sub=";

    assertThat(api.get(file + child).header("Content-Disposition"))
        .contains("audit_" + child + "_");
    assertThat(api.get(file + "*").header("Content-Disposition")).contains("audit_" + parent + "_");
    assertThat(manager.get("/audit/export/pdf?sub=" + child).header("Content-Disposition"))
        .contains("audit_" + child + "_");
  }

  @Test
  void pagesThroughSeveralAccountsWithoutGapOrDouble() {
    Set<String> seen = new HashSet<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page =
          api.get("/accounts/" + parent + "/audit/events?sub=*&limit=2&item=User" + cursor).json();
      page.path("items").forEach(entry -> assertThat(seen.add(id(entry))).isTrue());
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
      pages++;
    } while (!cursor.isEmpty());

    JsonNode all =
        api.get("/accounts/" + parent + "/audit/events?sub=*&limit=1000&item=User").json();
    assertThat(pages).isGreaterThan(2);
    assertThat(seen).hasSize(all.path("items").size());
  }

  @Test
  @Tag("A-31")
  void knowsNoAccountAboveBesideOrElsewhere() {
    for (String sub : List.of(parent, stranger, "no-such-account", "platform")) {
      assertThat(api.get("/accounts/" + child + "/audit/events?sub=" + sub).status())
          .as(sub)
          .isEqualTo(404);
    }
    for (String sub : List.of(stranger, "no-such-account", "platform")) {
      assertThat(manager.get("/audit?sub=" + sub).status()).as(sub).isEqualTo(404);
      assertThat(manager.get("/audit?account=" + sub).status()).as(sub).isEqualTo(404);
    }
    assertThat(manager.get("/audit?account=" + child).status()).isEqualTo(404);
  }

  Stream<String> parameters() {
    return Stream.of(
        "",
        "sub=*",
        "sub=" + child,
        "username=boss-" + stranger,
        "sub=*&username=boss-" + stranger,
        "sub=*&ip=127.0.0.1",
        "sub=*&ip=0.0.0.0/0",
        "sub=*&description=created",
        "sub=*&item=User&action=Create&outcome=SUCCESS",
        "sub=*&text=user.create.success",
        "sub=*&range=today",
        "sub=*&range=exact&from=2000-01-01T00:00&to=2999-01-01T00:00",
        "sub=*&group=account",
        "sub=*&group=username",
        "sub=*&before=" + theirCursor,
        "sub=*&after=" + theirCursor);
  }

  @ParameterizedTest
  @Tag("A-31")
  @MethodSource("parameters")
  void showsNothingOfAStrangerByAnyParameterOfThePage(String query) {
    Answer page = manager.get("/audit?" + query);

    assertThat(page.status()).as(page.toString()).isEqualTo(200);
    assertThat(page.page().select("#entries tbody tr .wide-only").eachText())
        .noneMatch(account -> account.contains(stranger));
    assertThat(page.page().select("[id^=e-]").eachAttr("id")).doesNotContain("e-" + theirEntry);
  }

  @Test
  @Tag("A-31")
  void opensNoEntryOfAStranger() {
    for (String of : List.of("", "&of=" + stranger, "&of=" + child, "&of=*")) {
      assertThat(manager.get("/audit?entry=" + theirEntry + of).status()).as(of).isEqualTo(404);
    }
  }

  @Test
  void saysThatTheEntryOfALinkIsGoneAndShowsTheLogAllTheSame() {
    Answer page = manager.get("/audit?entry=0199-no-such-entry");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.page().select("#gone").text()).contains("This entry is not there.");
    assertThat(page.page().select("#gone a").attr("href")).endsWith("/audit");
    assertThat(page.page().select("#entries tbody tr")).isNotEmpty();
  }

  @Test
  void opensAnEntryOfASubAccountBesideTheList() {
    String entry = entry(child);

    Answer page = manager.get("/audit?sub=*&entry=" + entry + "&of=" + child);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().select("#entry").text()).contains(child + " Ltd", "User created.");
    assertThat(manager.get("/audit?entry=" + entry).status()).isEqualTo(404);
  }

  @Test
  void namesEachRequestAndKeepsTheNameInTheEntry() {
    Answer made =
        api.post(
            "/accounts/" + parent + "/users",
            "{\"username\":\"named\",\"email\":\"named@x.example\",\"roles\":[]}");

    assertThat(made.header("X-Request-Id")).matches("[A-Za-z0-9_-]{22}");
    JsonNode entry =
        api.get("/accounts/" + parent + "/audit/events?item=User&limit=1")
            .json()
            .path("items")
            .get(0);
    assertThat(entry.path("requestId").asText()).isEqualTo(made.header("X-Request-Id"));
    assertThat(manager.get("/audit?entry=" + id(entry)).page().select("#request-id").text())
        .isEqualTo(made.header("X-Request-Id"));
  }

  @Test
  void believesNoNameOfARequestFromAnybodyButATrustedProxy() {
    Answer answer =
        manager.send(manager.request("/audit").header("X-Request-Id", "chosen-by-a-client").GET());

    assertThat(answer.header("X-Request-Id")).isNotEmpty().isNotEqualTo("chosen-by-a-client");
    assertThat(gatehouse.visitor().get("/nowhere").header("X-Request-Id")).isNotEmpty();
  }

  @Test
  void saysAtItsFieldWhatAFilterOfThePageIsNot() {
    Answer page = manager.get("/audit?ip=10.0.0.0/99");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().select("#ip-reason").text()).contains("no IP address");
    assertThat(manager.open("/audit?outcome=MAYBE").page().select("#outcome-reason").text())
        .isEqualTo("An outcome is SUCCESS or FAILURE.");
    assertThat(manager.get("/audit?item=Nothing&action=x&outcome=MAYBE&text=no").status())
        .isEqualTo(200);
  }

  @Test
  @Tag("A-31")
  void keepsViewsForTheirUserAlone() {
    Answer form = manager.get("/audit/views?act=keep&range=today&description=a%26b%3C");
    Answer kept = manager.follow(manager.submit(form, "#keep-form", Map.of("name", "<b>Mine</b>")));
    assertThat(kept.url().toString()).endsWith("/audit?range=today&description=a%26b%3C");
    Answer menu = manager.get("/audit/views");
    String id =
        menu.page().select("#views a[href*=rename]").attr("href").replaceFirst(".*view=", "");
    assertThat(menu.page().select("#views").text()).contains("<b>Mine</b>");

    Visitor stranger = signedIn(this.stranger);
    assertThat(stranger.get("/audit/views").body()).doesNotContain("Mine");
    for (String act : List.of("rename", "remove")) {
      assertThat(stranger.get("/audit/views?act=" + act + "&view=" + id).status()).isEqualTo(404);
    }
    assertThat(manager.get("/audit/views?act=remove&view=" + id + "x").status()).isEqualTo(404);

    Answer again =
        manager.submit(
            manager.get("/audit/views?act=keep"), "#keep-form", Map.of("name", "<B>MINE</b>"));
    assertThat(again.page().text()).contains("You have a view of that name");
    manager.follow(
        manager.submit(
            manager.get("/audit/views?act=rename&view=" + id),
            "#rename-form",
            Map.of("name", "Other")));
    assertThat(manager.get("/audit/views").page().select("#views").text()).contains("Other");
    manager.follow(
        manager.submit(
            manager.get("/audit/views?act=remove&view=" + id), "#remove-form", Map.of()));
    assertThat(manager.get("/audit/views").page().select("#views")).isEmpty();
  }

  @Test
  void countsWhatHasComeSinceAndAnswersNothingNewWithoutABody() {
    Answer page = manager.get("/audit?item=Team");
    String newer = page.page().select("#live").attr("data-newer");
    Answer nothing = manager.get(newer);
    assertThat(nothing.json().path("count").asInt()).isZero();

    assertThat(manager.get("/audit/newer?item=Team").status()).isEqualTo(400);
    assertThat(manager.get("/audit/newer?since=x").status()).isEqualTo(400);
    assertThat(manager.get(newer + "&sub=" + stranger).status()).isEqualTo(404);
    Answer same =
        manager.send(manager.request(newer).header("If-None-Match", nothing.header("ETag")).GET());
    assertThat(same.status()).isEqualTo(304);

    String users = manager.get("/audit?item=User").page().select("#live").attr("data-newer");
    accounts.user(parent, "late-comer", "User");
    Answer some = manager.get(users);
    assertThat(some.json().path("count").asInt()).isEqualTo(1);
    assertThat(some.json().path("text").asText()).startsWith("One new entry");
    assertThat(gatehouse.visitor().get(users).status()).isEqualTo(302);
  }

  @Test
  void recordsThatSomebodyReadsTheLogOncePerView() {
    Visitor reader = signedIn(child);
    for (int i = 0; i < 3; i++) {
      assertThat(reader.get("/audit?item=Team").status()).isEqualTo(200);
    }

    List<JsonNode> read = readings("boss-" + child, "item=Team");
    assertThat(read).hasSize(1);
    assertThat(read.get(0).path("description").asText()).isEqualTo("Logs read.");
  }

  @Test
  void recordsThatAProgramReadsTheLogOnceForEachFilter() {
    String log = "/accounts/" + child + "/audit/events?action=Lock&item=User&from=2026-01-0";
    for (int day = 1; day <= 3; day++) {
      api.get(log + day + "T00:00:00Z");
    }

    assertThat(readings("bootstrap", "from=2026-01-01T00:00:00Z, item=User, action=Lock"))
        .hasSize(1);
    assertThat(readings("bootstrap", "from=2026-01-02T00:00:00Z, item=User, action=Lock"))
        .isEmpty();
  }

  private List<JsonNode> readings(String who, String filter) {
    List<JsonNode> readings = new ArrayList<>();
    api.get("/accounts/" + child + "/audit/events?limit=200&action=Read&username=" + who)
        .json()
        .path("items")
        .forEach(readings::add);
    readings.removeIf(one -> !one.path("details").path("filter").asText().equals(filter));
    return readings;
  }

  private String below(String beginning, String parent) {
    String slug = beginning + "-" + parent.replaceFirst("^[a-z-]+", "");
    Answer made =
        api.post(
            "/accounts",
            "{\"slug\":\"%1$s\",\"name\":\"%1$s Ltd\",\"parent\":\"%2$s\"}"
                .formatted(slug, parent));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return slug;
  }

  private Visitor signedIn(String account) {
    Visitor visitor = gatehouse.visitor();
    Answer home = visitor.signIn(account + ":boss-" + account, Accounts.PASSWORD);
    assertThat(home.page().select("#caller").text()).contains("boss-" + account);
    return visitor;
  }

  private Set<String> accountsOf(String account, String query) {
    JsonNode page = api.get("/accounts/" + account + "/audit/events?limit=1000" + query).json();
    Set<String> found = new HashSet<>();
    page.path("items").forEach(entry -> found.add(entry.path("account").asText()));
    return found;
  }

  private String entry(String account) {
    JsonNode page = api.get("/accounts/" + account + "/audit/events?item=User").json();
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .filter(entry -> entry.path("action").asText().equals("Create"))
        .map(AuditFindIT::id)
        .findFirst()
        .orElseThrow();
  }

  private static String id(JsonNode entry) {
    return URLEncoder.encode(entry.path("id").asText(), StandardCharsets.UTF_8);
  }
}
