package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forgotten passwords, and account managers who help. */
class ResetIT {

  private static final String SUBJECT = "Choose a new password";
  private static final String NEW_PASSWORD = "a lighthouse on the cliff";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Mailbox mailbox = new Mailbox(gatehouse);

  private String account;
  private String dana;
  private String danaMail;

  @BeforeEach
  void account() {
    account = accounts.create("reset");
    dana = "/accounts/" + account + "/users/dana";
    danaMail = "dana@" + account + ".example";
    accounts.user(account, "dana", "User");
  }

  @Test
  @Tag("A-111")
  @DisplayName(
      "A-111: the same answer, to the byte, whether there is such a name, and for everyone")
  void tellsNobodyWhoIsThere() throws Exception {
    for (String stopped : List.of("lock", "disable")) {
      accounts.user(account, stopped, "User");
      api.post("/accounts/" + account + "/users/" + stopped + "/" + stopped, "");
    }
    Answer unknown = ask("nobody-of-that-name");

    for (String typed :
        List.of(
            account + ":dana",
            danaMail,
            account + ":lock",
            account + ":disable",
            "no-such-account:dana",
            "two\r\nBcc: everybody@example.com",
            "\u0000",
            "'; drop table app_user; --",
            "x".repeat(100_000))) {
      Answer answer = ask(typed);
      assertThat(answer.status()).as(typed).isEqualTo(302).isEqualTo(unknown.status());
      assertThat(answer.header("Location"))
          .as(typed)
          .isEqualTo("/login/forgot?sent=yes")
          .isEqualTo(unknown.header("Location"));
      assertThat(answer.body()).as(typed).isEqualTo(unknown.body());
      assertThat(answer.response().headers().map().keySet())
          .as(typed)
          .isEqualTo(unknown.response().headers().map().keySet());
    }
    assertThat(afterwards()).isEqualTo(afterwards());
    assertThat(MailText.of(mailbox.mailTo("lock@" + account + ".example", "forgotten")))
        .contains("can not sign in at the moment")
        .doesNotContain("/login/reset");
    mailbox.mailTo("disable@" + account + ".example", "forgotten");
    assertThat(log().toString()).doesNotContain("nobody-of-that-name");
  }

  @Test
  @Tag("A-24")
  @Tag("A-111")
  @Tag("A-113")
  @DisplayName("A-113: a link works once, ends every session, and the owner is told")
  void leadsToANewPassword() throws Exception {
    Visitor signedIn = gatehouse.visitor();
    signedIn.signIn(account + ":dana", Accounts.PASSWORD);
    ask(danaMail);
    String link = mailbox.linkTo(danaMail, SUBJECT);
    assertThat(link).matches(gatehouse.url() + "/login/reset\\?token=[\\w-]{43}");

    Visitor anybody = gatehouse.visitor();
    anybody.open(link);
    gatehouse.visitor().open(link);
    Answer page = anybody.open(link);
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(anybody.submit(page, "#choose-form", Map.of("password", "dana2024")).body())
        .contains("made of names that everybody knows");
    assertThat(anybody.submit(page, "#choose-form", Map.of("password", "Password2024!")).body())
        .contains("among the first that guessers try");
    assertThat(anybody.submit(page, "#choose-form", Map.of("password", Accounts.PASSWORD)).body())
        .contains("one of your last five passwords");
    Answer done = choose(anybody, link, NEW_PASSWORD);

    assertThat(done.location().getPath()).isEqualTo("/login");
    assertThat(anybody.get("/profile").redirects()).as("no session begins by it").isTrue();
    assertThat(signedIn.get("/profile").redirects()).as("signed out").isTrue();
    assertThat(signsIn(Accounts.PASSWORD)).isFalse();
    assertThat(signsIn(NEW_PASSWORD)).isTrue();
    assertThat(gatehouse.visitor().open(link).page().select("input[type=password]")).isEmpty();
    assertThat(MailText.of(mailbox.mailTo(danaMail, "was changed")))
        .contains("from the address 127.0.0.1")
        .containsPattern("\\R\\R" + gatehouse.url() + "/login/forgot");
    assertThat(descriptions())
        .contains(
            "Reset forgot password email sent.", "Password update failed.", "Password updated.");
  }

  @Test
  @Tag("A-113")
  void usesALinkUpOnceAlsoByManyAtTheSameMoment() throws Exception {
    ask(danaMail);
    String link = mailbox.linkTo(danaMail, SUBJECT);
    Visitor[] visitors = new Visitor[6];
    Answer[] pages = new Answer[visitors.length];
    for (int i = 0; i < visitors.length; i++) {
      visitors[i] = gatehouse.visitor();
      pages[i] = visitors[i].open(link);
    }

    List<Integer> statuses =
        AtOnce.statuses(
            visitors.length,
            i ->
                visitors[i]
                    .submit(pages[i], "#choose-form", Map.of("password", NEW_PASSWORD + " " + i))
                    .status());

    assertThat(statuses).filteredOn(status -> status == 302).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(visitors.length - 1);
    assertThat(signsIn(NEW_PASSWORD + " " + statuses.indexOf(302))).isTrue();
    assertThat(descriptions()).filteredOn("Password updated."::equals).hasSize(1);
  }

  @Test
  @Tag("A-113")
  void killsALinkByANewerOneAndByAnotherAddress() throws Exception {
    ask(danaMail);
    String first = mailbox.links(1, danaMail, SUBJECT).get(0);
    ask(account + ":dana");
    String second = mailbox.links(2, danaMail, SUBJECT).get(1);

    assertThat(works(first)).isFalse();
    assertThat(works(second)).isTrue();
    assertThat(choose(gatehouse.visitor(), second, NEW_PASSWORD).redirects()).isTrue();

    api.post(dana + "/reset-password", "");
    String third = mailbox.links(3, danaMail, SUBJECT).get(2);
    api.post(dana + "/email", "{\"email\":\"other@%s.example\"}".formatted(account));
    Visitor owner = gatehouse.visitor();
    String confirm = mailbox.linkTo("other@" + account + ".example", "Confirm");
    owner.submit(owner.open(confirm), "#email-link-form", Map.of());
    assertThat(works(third)).isFalse();
  }

  @Test
  @Tag("A-101")
  @DisplayName("A-101: no link lifts a manager's lock")
  void opensNothingToWhomeverAManagerKeepsOut() throws Exception {
    ask(danaMail);
    String link = mailbox.linkTo(danaMail, SUBJECT);
    Visitor open = gatehouse.visitor();
    Answer page = open.open(link);

    for (String stop : List.of("lock", "disable")) {
      api.post(dana + "/" + stop, "");
      assertThat(works(link)).as(stop).isFalse();
      assertThat(open.submit(page, "#choose-form", Map.of("password", NEW_PASSWORD)).redirects())
          .as(stop)
          .isFalse();
      assertThat(api.post(dana + "/reset-password", "").status()).as(stop).isEqualTo(409);
      assertThat(api.get(dana).json().path("status").asText()).isNotEqualTo("ACTIVE");
      api.post(dana + "/" + (stop.equals("lock") ? "unlock" : "enable"), "");
    }
    api.post("/accounts/" + account + "/suspend", "{\"why\":\"unpaid bills\"}");
    assertThat(works(link)).as("a suspended account").isFalse();
    api.post("/accounts/" + account + "/resume", "");
    assertThat(works(link)).isTrue();
    assertThat(descriptions()).contains("Password for user failed.");
  }

  @Test
  @Tag("A-111")
  void mailsAPersonThreeTimesAnHourAtMostWithoutAWord() throws Exception {
    accounts.user(account, "last", "User");
    for (int i = 0; i < 6; i++) {
      assertThat(ask(danaMail).header("Location")).isEqualTo("/login/forgot?sent=yes");
    }
    ask("last@" + account + ".example");

    mailbox.linkTo("last@" + account + ".example", SUBJECT);
    assertThat(mailbox.all(danaMail, SUBJECT)).hasSize(3);
    assertThat(api.post(dana + "/reset-password", "").status())
        .as("a manager helps all the same")
        .isEqualTo(204);
    assertThat(works(mailbox.links(4, danaMail, SUBJECT).get(3))).isTrue();
  }

  @Test
  void invitesAnewWhoeverHasNotComeYetUnlessItWasTakenBack() throws Exception {
    String users = "/accounts/" + account + "/users";
    String late = "late@" + account + ".example";
    api.post(users, "{\"username\":\"late\",\"email\":\"%s\"}".formatted(late));
    String first = mailbox.links(1, late, "Your access").get(0);

    ask(late);
    String second = mailbox.links(2, late, "Your access").get(1);
    assertThat(works(first)).isFalse();
    assertThat(works(second)).isTrue();

    api.post(users + "/late/uninvite", "");
    ask(late);
    mailbox.mailTo(late, "forgotten");
    assertThat(mailbox.all(late, "Your access")).hasSize(2);
    assertThat(api.post(users + "/late/reset-password", "").status()).isEqualTo(204);
    assertThat(works(mailbox.links(3, late, "Your access").get(2))).isTrue();
  }

  @Test
  void buildsLinksFromTheConfiguredAddressAlone() throws Exception {
    Visitor visitor = gatehouse.visitor();
    String form = form(visitor.open("/login/forgot"), danaMail);

    String here = gatehouse.url().getAuthority();

    assertThat(posted("evil.example", form, cookies(visitor)))
        .startsWith("HTTP/1.1 421")
        .doesNotContain("evil.example");
    assertThat(posted(here, form, cookies(visitor)))
        .startsWith("HTTP/1.1 302")
        .doesNotContain("evil.example");
    String mail = MailText.of(mailbox.mailTo(danaMail, SUBJECT));
    assertThat(mailbox.all(danaMail, SUBJECT)).as("one for the two").hasSize(1);
    assertThat(mail).contains(gatehouse.url() + "/login/reset?token=").doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login/reset",
        "/login/reset?token=",
        "/login/reset?token=guessed",
        "/login/reset?token=%0d%0a",
        "/login/reset?token=a&token=b",
        "/login/reset?token=%F0%9F%A6%89"
      })
  void tellsNothingWithoutARightToken(String path) {
    Answer answer = gatehouse.visitor().open(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.page().selectFirst("h1").text()).isEqualTo("This link works no more");
    assertThat(answer.page().select("input[type=password]")).isEmpty();
  }

  @Test
  void survivesInputOfMegabytes() throws Exception {
    ask(danaMail);
    String link = mailbox.linkTo(danaMail, SUBJECT);
    Visitor visitor = gatehouse.visitor();
    String large = "x".repeat(900_000);

    Answer chosen = visitor.submit(visitor.open(link), "#choose-form", Map.of("password", large));

    assertThat(chosen.page().select("#password-reason").text())
        .isEqualTo("Use 8 to 256 characters.");
    assertThat(ask(large).header("Location")).isEqualTo("/login/forgot?sent=yes");
    assertThat(
            posted(
                gatehouse.url().getAuthority(),
                "username=" + "x".repeat(5_000_000),
                "gh_view=none"))
        .satisfiesAnyOf(
            answer -> assertThat(answer).startsWith("HTTP/1.1 400 "),
            answer -> assertThat(answer).as("closed before all was sent").isEmpty());
    assertThat(works(link)).isTrue();
    assertThat(signsIn(Accounts.PASSWORD)).isTrue();
  }

  @Test
  @Tag("A-23")
  @Tag("A-112")
  @DisplayName("A-112: a manager starts a reset on the user's page and never sees the password")
  void letsAManagerHelp() throws Exception {
    accounts.user(account, "boss", "Account Manager");
    Visitor boss = gatehouse.visitor();
    boss.signIn(account + ":boss", Accounts.PASSWORD);
    String id = api.get(dana).json().path("id").asText();
    Answer page = boss.open("/users/profile?user=" + id);
    assertThat(page.page().select("input[type=password]")).isEmpty();

    Answer done = boss.follow(boss.submit(page, "#password-form", Map.of()));

    assertThat(done.page().select("#notices").text()).contains("is on its way to dana");
    assertThat(done.body()).doesNotContain("token=");
    String link = mailbox.linkTo(danaMail, SUBJECT);
    assertThat(MailText.of(mailbox.mailTo(danaMail, SUBJECT)))
        .contains("an account manager of " + account + " Ltd");
    assertThat(choose(gatehouse.visitor(), link, NEW_PASSWORD).redirects()).isTrue();
    assertThat(signsIn(NEW_PASSWORD)).isTrue();
    JsonNode restored = entry("Password for user restored.");
    assertThat(restored.path("username").asText()).isEqualTo("boss");
    assertThat(restored.path("details").path("name").asText()).isEqualTo("dana");
    assertThat(descriptions()).contains("Email with password sent to user.");
    assertThat(log().toString()).doesNotContain(link.substring(link.indexOf('=') + 1));
  }

  @Test
  @Tag("A-112")
  void letsNobodyElseStartAReset() {
    String foreign = accounts.create("foreign");
    accounts.user(foreign, "boss", "Account Manager");
    accounts.user(account, "lena", "Auditor");
    Visitor boss = gatehouse.visitor();
    boss.signIn(foreign + ":boss", Accounts.PASSWORD);
    Visitor lena = gatehouse.visitor();
    lena.signIn(account + ":lena", Accounts.PASSWORD);
    String id = api.get(dana).json().path("id").asText();

    assertThat(boss.get("/users/profile?user=" + id).status()).isEqualTo(404);
    assertThat(lena.get("/users/profile?user=" + id).status()).isEqualTo(403);
    assertThat(new Api(gatehouse.url(), "no key").post(dana + "/reset-password", "").status())
        .isEqualTo(401);
    assertThat(api.post("/accounts/" + foreign + "/users/" + id + "/reset-password", "").status())
        .isEqualTo(404);
  }

  @Test
  void helpsManyAtOnce() throws Exception {
    accounts.user(account, "bob", "User");

    JsonNode results =
        api.post(
                "/accounts/" + account + "/bulk/users",
                "{\"action\":\"reset\",\"users\":[\"dana\",\"nobody\",\"bob\"]}")
            .json()
            .path("results");

    assertThat(results.findValuesAsText("done")).containsExactly("true", "false", "true");
    mailbox.linkTo(danaMail, SUBJECT);
    mailbox.linkTo("bob@" + account + ".example", SUBJECT);
  }

  @Test
  @Tag("A-108")
  @Tag("A-110")
  void saysWhatPasswordManagersNeed() throws Exception {
    Answer login = gatehouse.visitor().open("/login");
    assertThat(login.page().select("#username").attr("autocomplete")).isEqualTo("username");
    assertThat(login.page().select("#password").attr("autocomplete")).isEqualTo("current-password");
    assertThat(login.page().select("#forgot").attr("href")).isEqualTo("/login/forgot");
    assertThat(login.page().text()).contains("Forgot your user name? Your account manager knows");

    ask(danaMail);
    Answer reset = gatehouse.visitor().open(mailbox.linkTo(danaMail, SUBJECT));
    assertThat(reset.page().select("#username").val()).isEqualTo(account + ":dana");
    assertThat(reset.page().select("#username").attr("autocomplete")).isEqualTo("username");
    assertThat(reset.page().select("#password").attr("autocomplete")).isEqualTo("new-password");
    assertThat(reset.page().select("[maxlength]").select("[type=password]")).isEmpty();
  }

  /** The page that follows, but for the one number that is another each time. */
  private String afterwards() {
    return gatehouse
        .visitor()
        .open("/login/forgot?sent=yes")
        .body()
        .replaceAll("nonce=\"[^\"]+\"", "nonce");
  }

  private Answer ask(String typed) {
    Visitor visitor = gatehouse.visitor();
    return visitor.submit(visitor.open("/login/forgot"), "#forgot-form", Map.of("username", typed));
  }

  private static Answer choose(Visitor visitor, String link, String password) {
    return visitor.submit(visitor.open(link), "#choose-form", Map.of("password", password));
  }

  private boolean works(String link) {
    return !gatehouse.visitor().open(link).page().select("#choose-form").isEmpty();
  }

  private boolean signsIn(String password) {
    return gatehouse
        .visitor()
        .signIn(account + ":dana", password)
        .page()
        .select("#caller")
        .text()
        .equals("dana");
  }

  private List<String> descriptions() {
    return log().findValuesAsText("description");
  }

  private JsonNode entry(String description) {
    for (JsonNode entry : log()) {
      if (entry.path("description").asText().equals(description)) {
        return entry;
      }
    }
    throw new AssertionError("no entry " + description);
  }

  private JsonNode log() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000").json().path("items");
  }

  /** The form of that page with the name typed into it, as a browser would send it. */
  private static String form(Answer page, String typed) {
    var form = page.page().selectFirst("#forgot-form");
    StringBuilder sent = new StringBuilder();
    form.select("input[name]")
        .forEach(
            input -> {
              String value = input.attr("name").equals("username") ? typed : input.val();
              sent.append(sent.isEmpty() ? "" : "&")
                  .append(encoded(input.attr("name")))
                  .append('=')
                  .append(encoded(value));
            });
    return sent.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String cookies(Visitor visitor) {
    return String.join(
        "; ", visitor.cookies().stream().map(c -> c.getName() + "=" + c.getValue()).toList());
  }

  /**
   * The answer to a post to that host with the headers of another, which Java's client does not let
   * one send; empty if the server did not want it.
   */
  private String posted(String host, String form, String cookies) throws IOException {
    String head =
        """
        POST /login/forgot HTTP/1.1
        Host: %s
        X-Forwarded-Host: evil.example
        X-Forwarded-Proto: https
        Forwarded: host=evil.example
        X-Original-URL: http://evil.example/
        Cookie: %s
        Content-Type: application/x-www-form-urlencoded
        Connection: close
        Content-Length: %d

        """
            .formatted(host, cookies, form.length())
            .replace("\n", "\r\n");
    try (Socket socket = new Socket("127.0.0.1", gatehouse.url().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write((head + form).getBytes(StandardCharsets.UTF_8));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException | SocketException closed) {
      return "";
    }
  }
}
