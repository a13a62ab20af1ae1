package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people change of themselves: language, address, sessions. */
class ProfileIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Mailbox mailbox = new Mailbox(gatehouse);

  private String account;
  private String users;

  @BeforeEach
  void account() {
    account = accounts.create("profile");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "dana", "User");
  }

  @Test
  @Tag("A-109")
  @Tag("A-42")
  void keepsTheLanguageChosenBeforeTheSignInWithTheUser() {
    Visitor here = gatehouse.visitor();
    here.post("/language", Map.of("lang", "de", "back", "/login"));
    here.signIn(account + ":dana", Accounts.PASSWORD);

    assertThat(api.get(users + "/dana").json().path("language").asText()).isEqualTo("de");
    Answer elsewhere = signedIn("dana").open("/profile");
    assertThat(elsewhere.page().selectFirst("html").attr("lang")).isEqualTo("de");

    here.open("/logout");
    accounts.user(account, "bob", "User");
    api.put(users + "/bob", "{\"firstName\":\"bob\",\"language\":\"en\"}");
    here.signIn(account + ":bob", Accounts.PASSWORD);
    assertThat(here.open("/profile").page().selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(api.get(users + "/bob").json().path("language").asText()).isEqualTo("en");
  }

  @Test
  @DisplayName("A-18: an address counts when the new one confirms it, and the old one can undo it")
  @Tag("A-18")
  void changesAnAddressByTwoMails() throws Exception {
    String old = "dana@" + account + ".example";
    String wanted = "dana.new@" + account + ".example";
    Visitor dana = signedIn("dana");
    dana.submit(
        dana.open("/profile"),
        "#email-form",
        Map.of("email", wanted, "emailCurrent", Accounts.PASSWORD));

    assertThat(email()).isEqualTo(old);
    String confirm = mailbox.linkTo(wanted, "Confirm");
    String undo = mailbox.linkTo(old, "is to change");
    assertThat(confirm).startsWith(gatehouse.url() + "/profile/email?token=");

    Visitor anybody = gatehouse.visitor();
    Answer page = anybody.open(confirm);
    assertThat(email()).as("opening the link changes nothing").isEqualTo(old);
    anybody.submit(page, "#email-link-form", Map.of());
    assertThat(email()).isEqualTo(wanted);
    assertThat(anybody.open(confirm).page().select("#email-link-form")).isEmpty();
    JsonNode entry = entry("User changed email address.");
    assertThat(entry.path("username").asText()).isEqualTo("dana");
    assertThat(entry.path("details").path("change.email").asText()).isEqualTo(old + " → " + wanted);
    assertThat(entry("User verified.").path("username").asText()).isEqualTo("dana");

    anybody.submit(anybody.open(undo), "#email-link-form", Map.of());
    assertThat(email()).isEqualTo(old);
    assertThat(dana.get("/profile").redirects()).as("signed out").isTrue();
    assertThat(anybody.open(undo).page().select("#email-link-form")).isEmpty();
  }

  @Test
  @Tag("A-18")
  void asksForThePasswordBeforeAnAddressOrANumberChanges() {
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = signedIn("mia");
    String wanted = "sly@" + account + ".example";

    Answer email =
        mia.submit(
            mia.open("/profile"),
            "#email-form",
            Map.of("email", wanted, "emailCurrent", "a wrong password"));
    mia.submit(mia.open("/profile"), "#email-form", Map.of("email", wanted));
    Answer mobile =
        mia.submit(
            mia.open("/profile"),
            "#mobile-form",
            Map.of("mobile", "+491701234567", "mobileCurrent", "a wrong password"));

    assertThat(email.page().select("#emailCurrent-reason")).hasSize(1);
    assertThat(mobile.page().select("#mobileCurrent-reason")).hasSize(1);
    assertThat(mia.open("/profile").body()).doesNotContain(wanted, "+491701234567");
    assertThat(descriptions()).contains("Email address change update failed.");
    Answer own = mia.open("/users/profile?user=mia");
    mia.submit(own, "#email-form", Map.of("email", wanted));
    assertThat(mia.open("/profile").body()).doesNotContain(wanted);
  }

  @Test
  @Tag("A-18")
  void takesBackAlsoWhatWasChangedOnceMoreSince() throws Exception {
    String old = "dana@" + account + ".example";
    String second = "second@" + account + ".example";
    String third = "third@" + account + ".example";
    api.post(users + "/dana/email", "{\"email\":\"" + second + "\"}");
    String undo = mailbox.linkTo(old, "is to change");
    follow(mailbox.linkTo(second, "Confirm"));
    api.post(users + "/dana/email", "{\"email\":\"" + third + "\"}");
    String later = mailbox.linkTo(second, "is to change");
    follow(mailbox.linkTo(third, "Confirm"));
    assertThat(email()).isEqualTo(third);

    follow(undo);

    assertThat(email()).isEqualTo(old);
    assertThat(gatehouse.visitor().open(later).page().select("#email-link-form")).isEmpty();
  }

  @Test
  @Tag("A-18")
  void confirmsNoAddressAfterALockOrAPasswordOrForWhomTheAskerMayActOnNoMore() throws Exception {
    String old = "dana@" + account + ".example";
    accounts.user(account, "mia", "Account Manager");
    Answer made =
        api.post(
            "/accounts/" + account + "/apikeys",
            "{\"name\":\"desk\",\"scopes\":[\"users:manage\"]}");
    Api desk = new Api(gatehouse.url(), made.json().path("key").asText());

    desk.post(users + "/dana/email", "{\"email\":\"one@%s.example\"}".formatted(account));
    String first = mailbox.linkTo("one@" + account + ".example", "Confirm");
    api.post(users + "/dana/lock", "");
    api.post(users + "/dana/unlock", "");
    follow(first);
    assertThat(email()).as("after a lock").isEqualTo(old);

    desk.post(users + "/dana/email", "{\"email\":\"two@%s.example\"}".formatted(account));
    String two = mailbox.linkTo("two@" + account + ".example", "Confirm");
    Visitor dana = signedIn("dana");
    dana.submit(
        dana.open("/profile"),
        "#password-form",
        Map.of("current", Accounts.PASSWORD, "password", "another horse battery staple"));
    follow(two);
    assertThat(email()).as("after another password").isEqualTo(old);

    desk.post(users + "/dana/email", "{\"email\":\"three@%s.example\"}".formatted(account));
    String three = mailbox.linkTo("three@" + account + ".example", "Confirm");
    Answer promoted =
        api.put(users + "/dana/roles", "{\"roles\":[{\"name\":\"Account Manager\"}]}");
    assertThat(promoted.status()).isEqualTo(200);
    follow(three);
    assertThat(email()).as("after a promotion").isEqualTo(old);
    assertThat(descriptions()).contains("Email address change update failed.");

    api.put(users + "/dana/roles", "{\"roles\":[{\"name\":\"User\"}]}");
    follow(three);
    assertThat(email()).isEqualTo("three@" + account + ".example");
    JsonNode asked = entry("Another email address requested for the user.");
    assertThat(asked.path("username").asText()).isEqualTo("desk");
    assertThat(asked.path("details").path("wanted").asText())
        .isEqualTo("three@" + account + ".example");
    assertThat(entry("User changed email address.").path("details").path("requestedBy").asText())
        .isEqualTo("desk");
  }

  @Test
  @Tag("A-18")
  void refusesAddressesThatOthersHaveAndRecordsIt() {
    accounts.user(account, "bob", "User");
    Visitor dana = signedIn("dana");

    Answer taken =
        dana.submit(
            dana.open("/profile"),
            "#email-form",
            Map.of("email", "BOB@" + account + ".example", "emailCurrent", Accounts.PASSWORD));

    assertThat(taken.body()).contains("Another user of this account has this e-mail address.");
    assertThat(api.post(users + "/dana/email", "{\"email\":\"nowhere\"}").status()).isEqualTo(422);
    assertThat(
            api.post(users + "/dana/email", "{\"email\":\"bob@" + account + ".example\"}").status())
        .isEqualTo(409);
    assertThat(descriptions()).contains("Email address change update failed.");
  }

  @Test
  void losesARaceForAnAddressWithoutHarm() throws Exception {
    String wanted = "wanted@" + account + ".example";
    api.post(users + "/dana/email", "{\"email\":\"" + wanted + "\"}");
    String confirm = mailbox.linkTo(wanted, "Confirm");
    api.post(
        users,
        "{\"username\":\"bob\",\"email\":\"%s\",\"password\":\"correct horse\"}".formatted(wanted));

    Visitor anybody = gatehouse.visitor();
    anybody.submit(anybody.open(confirm), "#email-link-form", Map.of());

    assertThat(email()).isEqualTo("dana@" + account + ".example");
    assertThat(descriptions()).contains("Email address change update failed.");
  }

  @Test
  void correctsTheAddressOfSomebodyWhoHasNotComeYetAndInvitesHimAnew() throws Exception {
    api.post(users, "{\"username\":\"late\",\"email\":\"typo@%s.example\"}".formatted(account));
    String first = mailbox.linkTo("typo@" + account + ".example", "Your access");

    assertThat(
            api.post(users + "/late/email", "{\"email\":\"late@%s.example\"}".formatted(account))
                .status())
        .isEqualTo(204);

    String second = mailbox.linkTo("late@" + account + ".example", "Your access");
    assertThat(gatehouse.visitor().open(first).page().select("input[type=password]")).isEmpty();
    assertThat(gatehouse.visitor().open(second).page().select("input[type=password]")).hasSize(1);
  }

  @Test
  @Tag("A-20")
  void tellsAcceptingAnInvitationFromProvingAnAddress() throws Exception {
    api.post(users, "{\"username\":\"new\",\"email\":\"new@%s.example\"}".formatted(account));
    assertThat(descriptions()).doesNotContain("User accepted.", "User verified.");
    String link = mailbox.linkTo("new@" + account + ".example", "Your access");

    Visitor invited = gatehouse.visitor();
    invited.submit(invited.open(link), "#choose-form", Map.of("password", Accounts.PASSWORD));

    assertThat(api.get(users + "/new").json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(entry("User accepted.").path("action").asText()).isEqualTo("Accept");
    assertThat(entry("User verified.").path("action").asText()).isEqualTo("Verify");
    assertThat(descriptions()).filteredOn("User verified."::equals).hasSize(1);
  }

  @Test
  @Tag("A-17")
  void showsWhenAndFromWhereSomebodySignedInToHimselfAndHisManager() {
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "bob", "User");
    gatehouse.visitor().signIn(account + ":dana", "a wrong password");
    Visitor dana = signedIn("dana");
    signedIn("bob");

    var own = dana.open("/profile").page().select("#sign-ins li");
    var seen = signedIn("mia").open("/users/profile?user=dana").page().select("#sign-ins li");
    JsonNode told = api.get(users + "/dana/sign-ins").json().path("items");

    assertThat(own).hasSize(2);
    assertThat(own.eachText()).isEqualTo(seen.eachText());
    assertThat(own.get(0).text()).contains("Signed in", "Password", "127.0.0.1");
    assertThat(own.get(1).text()).contains("Refused", "password");
    assertThat(told.findValuesAsText("outcome")).containsExactly("SUCCESS", "FAILURE");
    assertThat(told.findValuesAsText("way")).containsExactly("PASSWORD", "PASSWORD");
    assertThat(dana.get("/users/profile?user=bob").status()).isEqualTo(403);
    assertThat(api.get(users + "/nobody/sign-ins").status()).isEqualTo(404);
  }

  @Test
  void changesWhatEverybodyMayChangeOfHimself() {
    Visitor dana = signedIn("dana");

    dana.submit(
        dana.open("/profile"),
        "#person-form",
        Map.of("lastName", "Okafor", "zone", "Europe/Vienna"));

    JsonNode user = api.get(users + "/dana").json();
    assertThat(user.path("lastName").asText()).isEqualTo("Okafor");
    assertThat(user.path("zone").asText()).isEqualTo("Europe/Vienna");
    Answer wrong =
        dana.submit(dana.open("/profile"), "#person-form", Map.of("lastName", "x".repeat(101)));
    assertThat(wrong.page().select("#lastName-reason")).hasSize(1);
    assertThat(descriptions()).contains("User updated.", "User update failed.");
  }

  @Test
  void aProfileThatStoodOpenUndoesNothingThatItsManagerHasChanged() {
    Visitor dana = signedIn("dana");
    Answer open = dana.open("/profile");
    api.put(users + "/dana", "{\"firstName\":\"Daniela\",\"zone\":\"Europe/Vienna\"}");

    Answer refused = dana.submit(open, "#person-form", Map.of("lastName", "Okafor"));

    assertThat(refused.page().select("#notices").text()).contains("Somebody else has changed this");
    assertThat(refused.page().select("#firstName").val()).isEqualTo("Daniela");
    assertThat(api.get(users + "/dana").json().path("firstName").asText()).isEqualTo("Daniela");
    assertThat(descriptions()).contains("User update failed.");
    dana.submit(refused, "#person-form", Map.of("lastName", "Okafor"));
    JsonNode user = api.get(users + "/dana").json();
    assertThat(user.path("firstName").asText()).isEqualTo("Daniela");
    assertThat(user.path("lastName").asText()).isEqualTo("Okafor");
    assertThat(user.path("zone").asText()).isEqualTo("Europe/Vienna");
  }

  @Test
  @DisplayName("a zone that the form does not offer stays while something else is changed")
  void keepsAZoneThatIsNoPlace() {
    api.put(users + "/dana", "{\"firstName\":\"dana\",\"zone\":\"Etc/UTC\"}");
    Visitor dana = signedIn("dana");

    dana.submit(dana.open("/profile"), "#person-form", Map.of("lastName", "Okafor"));

    JsonNode user = api.get(users + "/dana").json();
    assertThat(user.path("lastName").asText()).isEqualTo("Okafor");
    assertThat(user.path("zone").asText()).isEqualTo("Etc/UTC");
  }

  @Test
  @DisplayName("whoever wants no language of his own gets what his browser asks for")
  void forgetsALanguage() {
    Visitor dana = signedIn("dana");
    dana.submit(dana.open("/profile"), "#person-form", Map.of("language", "de"));
    assertThat(dana.open("/profile").page().selectFirst("html").attr("lang")).isEqualTo("de");

    dana.submit(dana.open("/profile"), "#person-form", Map.of("language", ""));

    assertThat(dana.open("/profile").page().selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(api.get(users + "/dana").json().path("language").isNull()).isTrue();
  }

  @Test
  void endsSessionsOfHisOwnAndNobodyElses() {
    Visitor here = signedIn("dana");
    Visitor there = signedIn("dana");
    accounts.user(account, "bob", "User");
    Visitor bob = signedIn("bob");
    Answer page = here.open("/profile");
    assertThat(page.page().select("#sessions li")).hasSize(2);

    here.submit(page, "#sessions form", Map.of());

    assertThat(there.get("/profile").redirects()).as("signed out").isTrue();
    assertThat(here.get("/profile").status()).isEqualTo(200);
    assertThat(bob.get("/profile").status()).isEqualTo(200);
    assertThat(descriptions()).contains("Session ended.");

    assertThat(api.post(users + "/bob/end-sessions", "").status()).isEqualTo(204);
    assertThat(bob.get("/profile").redirects()).isTrue();
  }

  private Visitor signedIn(String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    return visitor;
  }

  private void follow(String link) {
    Visitor anybody = gatehouse.visitor();
    Answer page = anybody.open(link);
    if (!page.page().select("#email-link-form").isEmpty()) {
      anybody.submit(page, "#email-link-form", Map.of());
    }
  }

  private String email() {
    return api.get(users + "/dana").json().path("email").asText();
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
}
