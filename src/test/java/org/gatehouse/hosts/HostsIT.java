package org.gatehouse.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.DnsServer;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.OwnHosts;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A login host from its claim to its end, with a name server on loopback. */
class HostsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final DnsServer dns = gatehouse.dns();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Mailbox mailbox = new Mailbox(gatehouse);
  private final OwnHosts hosts = new OwnHosts(gatehouse);

  private String account;
  private String host;

  @BeforeEach
  void account() {
    account = accounts.create("own-host");
    accounts.user(account, "mia", "Account Manager");
    host = OwnHosts.name(account);
  }

  @Test
  @DisplayName("A-36: no host name without a logo, and no logo away while there is a host name")
  @Tag("A-36")
  @Tag("A-11")
  @Tag("A-43")
  void needsTheLogo() {
    Answer refused = claim(account, host);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("loginHost");
    assertThat(refused.json().at("/errors/0/message").asText()).contains("logo");
    hosts.logo(account);
    assertThat(claim(account, "").json().at("/errors/0/message").asText())
        .contains("needs a host name");
    assertThat(claim(account, "127.0.0.1").status()).isEqualTo(422);
    assertThat(api.get(path(account)).status()).as("nothing is claimed").isEqualTo(404);

    JsonNode look = branding("{\"loginHost\":\"" + host + "\"}").json();
    assertThat(look.path("loginHost").asText()).isEqualTo(host);
    assertThat(branding(look.toString()).json()).isEqualTo(look);
    assertThat(api.delete("/accounts/" + account + "/branding/logo").status()).isEqualTo(409);
    assertThat(branding("{\"loginHost\":\"\"}").json().path("loginHost").isNull()).isTrue();
    assertThat(api.delete("/accounts/" + account + "/branding/logo").status()).isEqualTo(204);

    JsonNode told = entries("item=Account&action=Update&description=host");
    assertThat(told.findValuesAsText("description"))
        .containsExactly(
            "Host name set.",
            "Host name set.",
            "Setting host name failed.",
            "Setting host name failed.",
            "Setting host name failed.");
    assertThat(told.at("/1/details/change.loginHost").asText()).isEqualTo(" → " + host);
    assertThat(told.at("/0/details/change.loginHost").asText()).isEqualTo(host + " → ");
  }

  @Test
  @DisplayName("A-37 to A-40: pending, proved, and then the account's pages and nobody else's")
  @Tag("A-37")
  @Tag("A-38")
  @Tag("A-39")
  @Tag("A-40")
  void opensTheAccountOnceItIsProved() throws Exception {
    hosts.logo(account);
    String other = accounts.create("elsewhere");
    accounts.user(other, "noa", "Account Manager");
    JsonNode claimed = claim(account, host).json();
    assertThat(claimed.path("status").asText()).isEqualTo("PENDING");
    assertThat(claimed.at("/records/0/type").asText()).isEqualTo("A");
    assertThat(claimed.at("/records/0/name").asText()).isEqualTo(host);
    assertThat(claimed.at("/records/0/value").asText()).isEqualTo("127.0.0.1");
    assertThat(claimed.at("/records/1/type").asText()).isEqualTo("TXT");
    assertThat(claimed.at("/records/1/name").asText()).isEqualTo("_gatehouse." + host);
    assertThat(claimed.at("/records/1/value").asText()).matches("gh-proof=[A-Za-z0-9_-]{22}");
    Visitor visitor = gatehouse.visitor().at(host);
    assertThat(visitor.get("/login").status()).as("pending").isEqualTo(421);
    assertThat(gatehouse.visitor().get("/login").status()).isEqualTo(200);
    assertThat(ask(host)).isEqualTo(404);

    JsonNode looked = check();
    assertThat(looked.path("status").asText()).isEqualTo("PENDING");
    assertThat(looked.at("/records/1/found").asText()).isEqualTo("MISSING");
    dns.set(host, "A", "192.0.2.1");
    dns.set("_gatehouse." + host, "TXT", claimed.at("/records/1/value").asText());
    looked = check();
    assertThat(looked.at("/records/0/seen").asText()).isEqualTo("192.0.2.1");
    assertThat(looked.at("/records/1/found").asText()).isEqualTo("RIGHT");
    assertThat(visitor.get("/login").status()).as("half proved").isEqualTo(421);
    dns.remove(host);
    dns.set(host, "A", "127.0.0.1");
    assertThat(check().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(ask(host)).isEqualTo(200);
    assertThat(ask(host.toUpperCase(Locale.ROOT))).isEqualTo(200);
    assertThat(ask("login.other.hosts.example")).isEqualTo(404);

    Answer login = visitor.open("/login");
    assertThat(login.page().select(".who img.logo")).hasSize(1);
    assertThat(login.page().select(".who").text()).contains(account);
    assertThat(gatehouse.visitor().open("/login").page().select(".who img")).isEmpty();
    assertThat(gatehouse.visitor().open("/login").body()).doesNotContain(account);
    Answer home = visitor.signIn("mia", Accounts.PASSWORD);
    assertThat(home.page().select("#caller").text()).contains("mia");
    assertThat(visitor.get("/users").status()).isEqualTo(200);
    assertThat(visitor.get("/branding").page().select("a[href=/branding/host]")).isNotEmpty();
    assertThat(visitor.cookies()).allMatch(cookie -> !cookie.getDomain().startsWith("."));
    assertThat(gatehouse.visitor().at(host).signIn(account + ":mia", Accounts.PASSWORD).url())
        .hasPath("/");
    Visitor stranger = gatehouse.visitor().at(host);
    assertThat(stranger.signIn(other + ":noa", Accounts.PASSWORD).page().select("#caller"))
        .isEmpty();
    assertThat(stranger.signIn("noa", Accounts.PASSWORD).page().select("#caller")).isEmpty();
    assertThat(
            stranger
                .signIn(Gatehouse.OPERATOR, Gatehouse.OPERATOR_PASSWORD)
                .page()
                .select("#caller"))
        .isEmpty();
    Visitor noa = gatehouse.visitor();
    noa.signIn(other + ":noa", Accounts.PASSWORD);
    Visitor carried = gatehouse.visitor().at(host);
    noa.cookies().forEach(carried::keep);
    assertThat(carried.get("/").header("Location"))
        .as("another account's session")
        .isEqualTo("/login");
    assertThat(visitor.get("/logout").header("Location")).isEqualTo("/login");

    assertThat(mailbox.mailTo("mia@" + account + ".example", host)).isNotNull();
    assertThat(entries("item=Login%20host").findValuesAsText("description"))
        .containsExactly("Login host " + host + " proved by its DNS records.");
    assertThat(entries("item=Login%20host").at("/0/username").asText()).isEqualTo("system");
  }

  @Test
  @DisplayName("links in mails lead to the active host, and never to the header's")
  void leadsMailsToTheHost() throws Exception {
    hosts.activate(account);
    accounts.user(account, "dana", "User");
    Visitor visitor = gatehouse.visitor().at(host);
    visitor.submit(visitor.open("/login/forgot"), "#forgot-form", Map.of("username", "dana"));

    String address = "dana@" + account + ".example";
    MimeMessage mail = mailbox.mailTo(address, "");
    assertThat(mailbox.linkTo(address, ""))
        .startsWith("http://" + host + ":" + gatehouse.url().getPort() + "/login/reset?token=");
    assertThat(MailText.html(mail)).contains("class=\"gh-button\"");

    String plain = accounts.create("no-host");
    accounts.user(plain, "noa", "User");
    Visitor forger = gatehouse.visitor().at("127.0.0.1:1");
    forger.submit(forger.open("/login/forgot"), "#forgot-form", Map.of("username", plain + ":noa"));
    assertThat(mailbox.linkTo("noa@" + plain + ".example", ""))
        .startsWith(gatehouse.url() + "/login/reset");
  }

  @Test
  @DisplayName("A-41: a host that somebody has is nobody else's, in whatever way it is written")
  @Tag("A-41")
  void refusesAHostThatAnotherAccountHas() {
    String other = accounts.create("second");
    hosts.logo(account);
    hosts.logo(other);
    assertThat(claim(account, host).status()).isEqualTo(200);
    for (String same : List.of(host, host + ".", host.toUpperCase(Locale.ROOT), " " + host)) {
      Answer refused = claim(other, same);
      assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
      assertThat(refused.body()).doesNotContain(account + "\"");
    }
    assertThat(
            claim(account, "anmeldung." + account + ".münchen.example")
                .json()
                .path("loginHost")
                .asText())
        .isEqualTo("anmeldung." + account + ".xn--mnchen-3ya.example");
    assertThat(claim(other, "anmeldung." + account + ".xn--mnchen-3ya.example").status())
        .isEqualTo(409);
    assertThat(claim(other, host).status()).as("it was given up").isEqualTo(200);
    assertThat(api.delete(path(other)).status()).isEqualTo(204);
    assertThat(claim(account, host).status()).isEqualTo(200);
  }

  @Test
  void refusesHostsThatAreNobodys() {
    for (String header :
        List.of(
            "evil.example", "evil.example:80", "EVIL.example.", "a..b", "login.evil.example@x.y")) {
      Answer answer = gatehouse.visitor().at(header).get("/login");
      assertThat(answer.status()).as(header).isIn(400, 421);
      assertThat(answer.body()).doesNotContain("evil");
    }
    assertThat(
            gatehouse.visitor().at("localhost:" + gatehouse.url().getPort()).get("/login").status())
        .isEqualTo(200);
    assertThat(gatehouse.visitor().get("/hosts/ask").status()).isEqualTo(404);
    Visitor outside = new Visitor(gatehouse.url(), "198.51.100.1");
    assertThat(outside.get("/hosts/ask?domain=" + host).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("a proof wins against a claim that came first and proves nothing")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void isWonByProof() throws Exception {
    String other = accounts.create("owner");
    accounts.user(other, "olga", "Account Manager");
    hosts.logo(account);
    hosts.logo(other);
    claim(account, host);
    assertThat(claim(other, host).status()).as("it was first").isEqualTo(409);
    sql(
        "update account_host_claim set claimed_at = claimed_at - interval '4 days'"
            + " where claim_key like '%:' || ?");
    assertThat(branding("{\"loginHost\":\"\"}").status()).isEqualTo(200);
    assertThat(claim(account, host).status()).as("and claims it again").isEqualTo(200);
    JsonNode second = claim(other, host).json();
    assertThat(second.path("status").asText()).isEqualTo("PENDING");
    hosts.publish(api.get(path(account)).json());
    assertThat(check().path("status").asText()).as("it was first to prove").isEqualTo("ACTIVE");
    assertThat(api.get(path(other)).json().path("status").asText()).isEqualTo("TAKEN");
    dns.set("_gatehouse." + host, "TXT", second.at("/records/1/value").asText());
    assertThat(api.post(path(other) + "/check", "").json().path("status").asText())
        .isEqualTo("TAKEN");
    assertThat(mailbox.mailTo("olga@" + other + ".example", "proved")).isNotNull();
    assertThat(claim(other, host).status()).isEqualTo(409);
  }

  @Test
  @DisplayName("lost records release the host after a time of grace, with mails before")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void isReleasedWhenItsRecordsStayAway() throws Exception {
    hosts.activate(account);
    Visitor visitor = gatehouse.visitor().at(host);
    String mia = "mia@" + account + ".example";
    dns.fail(host, true);
    assertThat(check().path("status").asText()).as("nobody knows").isEqualTo("ACTIVE");
    dns.fail(host, false);
    dns.remove("_gatehouse." + host);
    assertThat(check().path("status").asText()).as("one look is no proof").isEqualTo("ACTIVE");
    sql("update account_host set next_check_at = claimed_at, misses = 2 where host = ?");
    assertThat(mailbox.mailTo(mia, "record of " + host + " is missing")).isNotNull();
    JsonNode lost = api.get(path(account)).json();
    assertThat(lost.path("status").asText()).isEqualTo("LOST");
    assertThat(lost.path("releaseAt").asText()).isNotEmpty();
    assertThat(visitor.get("/login").status()).isEqualTo(200);

    hosts.publish(lost);
    assertThat(check().path("status").asText()).isEqualTo("ACTIVE");
    dns.remove("_gatehouse." + host);
    assertThat(check().path("status").asText()).as("the count began anew").isEqualTo("ACTIVE");
    assertThat(check().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(check().path("status").asText()).isEqualTo("LOST");
    sql("update account_host set lost_at = lost_at - interval '49 hours' where host = ?");
    assertThat(check().path("status").asText()).isEqualTo("LOST");
    assertThat(mailbox.mailTo(mia, "within a day")).isNotNull();
    sql("update account_host set lost_at = lost_at - interval '24 hours' where host = ?");
    assertThat(check().path("status").asText()).isEqualTo("RELEASED");
    assertThat(mailbox.mailTo(mia, host + " is released")).isNotNull();
    assertThat(visitor.get("/login").status()).isEqualTo(421);
    assertThat(ask(host)).isEqualTo(404);
    hosts.publish(lost);
    assertThat(check().path("status").asText())
        .as("a former proof counts no more")
        .isEqualTo("RELEASED");
    JsonNode again = claim(account, host).json();
    assertThat(again.path("status").asText()).isEqualTo("PENDING");
    assertThat(again.at("/records/1/value")).isNotEqualTo(lost.at("/records/1/value"));
    assertThat(entries("item=Login%20host").findValuesAsText("action"))
        .containsExactly("Release", "Watch", "Watch", "Watch", "Prove");
  }

  @Test
  @DisplayName("a claim at which nobody looks any more can be looked at, and be given up")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void showsAClaimThatNobodyLooksAfter() throws Exception {
    hosts.logo(account);
    assertThat(claim(account, host).status()).isEqualTo(200);
    check();
    sql("update account_host set next_check_at = null where host = ?");
    Visitor manager = gatehouse.visitor();
    manager.signIn(account + ":mia", Accounts.PASSWORD);

    Answer page = manager.open("/branding/host");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().select("#check, #remove-now")).hasSize(2);
  }

  @Test
  @DisplayName("A-36: a host that answers is given up on purpose alone, and not from there")
  @Tag("A-36")
  void keepsAHostThatAnswers() throws Exception {
    hosts.activate(account);
    String another = "another-" + host;

    Answer refused = claim(account, another);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("loginHost");
    assertThat(refused.json().at("/errors/0/message").asText()).contains("is in use");
    Visitor there = gatehouse.visitor().at(host);
    there.signIn("mia", Accounts.PASSWORD);
    Answer kept = there.submit(there.open("/branding/host"), "#remove-form", Map.of());
    assertThat(kept.page().select("#notices").text())
        .contains("at the standard address: " + gatehouse.publicUrl() + "/branding/host");
    assertThat(claim(account, host).json().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(api.get("/accounts/" + account + "/audit/events").body())
        .contains("hosts.host.inUse");
    assertThat(there.get("/users").status()).isEqualTo(200);

    Visitor manager = gatehouse.visitor();
    manager.signIn(account + ":mia", Accounts.PASSWORD);
    manager.submit(manager.open("/branding/host"), "#remove-form", Map.of());
    assertThat(there.get("/login").status()).isEqualTo(421);
    assertThat(claim(account, another).json().path("status").asText()).isEqualTo("PENDING");
  }

  private Answer claim(String slug, String wanted) {
    return hosts.claim(slug, wanted);
  }

  private JsonNode check() {
    return hosts.check(account);
  }

  private Answer branding(String json) {
    return api.put("/accounts/" + account + "/branding", json);
  }

  private int ask(String domain) {
    return gatehouse.visitor().get("/hosts/ask?domain=" + domain).status();
  }

  private static String path(String slug) {
    return OwnHosts.path(slug);
  }

  /** The newest first. */
  private JsonNode entries(String filter) {
    return api.get("/accounts/" + account + "/audit/events?" + filter).json().path("items");
  }

  private void sql(String statement) throws Exception {
    try (Connection database = gatehouse.database();
        PreparedStatement prepared = database.prepareStatement(statement)) {
      prepared.setString(1, host);
      assertThat(prepared.executeUpdate()).isPositive();
    }
  }
}
