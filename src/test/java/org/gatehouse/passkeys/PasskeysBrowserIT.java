package org.gatehouse.passkeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.AtOnce;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.CopiedSession;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.HeldRows;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passkeys, with a browser's virtual authenticator and with one that does what none should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeysBrowserIT {

  private static final int MAXIMUM = 5;
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final String REFUSED = "This passkey does not sign in here";

  private final Gatehouse gatehouse = Gatehouse.atLocalhost("passkeys");

  @RegisterExtension final Browser browser = new Browser(gatehouse.publicUrl());

  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Mailbox mailbox = new Mailbox(gatehouse);

  private String account = "";
  private String users = "";

  @AfterAll
  void close() {
    gatehouse.close();
  }

  @BeforeEach
  void people() {
    account = accounts.create("passkeys");
    users = "/accounts/" + account + "/users";
    accounts.user(account, "dana", "User");
    accounts.user(account, "bob", "User");
  }

  @Test
  @DisplayName("a person adds a passkey, signs in by it without a password, and removes it")
  void addsSignsInAndRemoves() throws Exception {
    Page page = browser.person();
    CDPSession devices = authenticator(page);
    page.navigate("/login");
    assertThat(page.locator("#username")).hasAttribute("autocomplete", "username webauthn");
    assertThat(page.locator("#passkey-sign-in")).isVisible();
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "passkeys-login");
    page.locator("#username").fill(account + ":dana");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#password").press("Enter");
    assertThat(page.locator("#caller")).containsText("dana");

    page.navigate("/profile");
    page.locator("#add-passkey summary").click();
    page.locator("#passkeyName").fill("Laptop");
    page.locator("#passkeyCurrent").fill("not the password");
    page.locator("#passkey-begin").click();
    assertThat(page.locator("#passkeyCurrent-reason")).isVisible();
    page.locator("#passkeyCurrent").fill(Accounts.PASSWORD);
    browser.assertAccessible(page);
    Browser.screenshot(page, "passkeys-add");
    page.locator("#passkey-begin").click();
    assertThat(page.locator("#passkey-finish")).isFocused();
    browser.assertAccessible(page);
    Browser.screenshot(page, "passkeys-ask");
    page.locator("#passkey-finish").click();
    assertThat(page.locator("#notices")).containsText("The passkey is there.");
    assertThat(page.locator("#passkeys")).containsText("Laptop");
    assertThat(page.locator("#passkeys")).containsText("Never used");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "passkeys-own");
    String address = "dana@" + account + ".example";
    assertThat(MailText.of(mailbox.mailTo(address, "new passkey"))).contains("Name: Laptop");

    page.navigate("/logout");
    signInByPasskey(page);
    assertThat(page.locator("#caller")).containsText("dana");
    page.navigate("/profile");
    assertThat(page.locator("#sessions")).containsText("Passkey");
    assertThat(page.locator("#passkeys")).containsText("Last used");

    page.locator("#passkeys li details summary").first().click();
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "passkeys-remove-phone");
    page.setViewportSize(1440, 900);
    Locator gone = page.locator("#passkeys input[name=gone-current]");
    gone.fill("not the password");
    page.locator("#passkeys").getByText("Remove passkey").click();
    assertThat(gone).hasAccessibleDescription("This is not your present password.");
    browser.assertAccessible(page);
    gone.fill(Accounts.PASSWORD);
    page.locator("#passkeys").getByText("Remove passkey").click();
    assertThat(page.locator("#notices")).containsText("The passkey is removed.");
    assertThat(MailText.of(mailbox.mailTo(address, "is gone"))).contains("Name: Laptop");

    page.navigate("/logout");
    signInByPasskey(page);
    assertThat(page.locator("#notices")).containsText(REFUSED);
    assertThat(descriptions())
        .contains("Passkey added.", "Passkey removed.", "Adding the passkey failed.");
    devices.detach();
  }

  @Test
  @Tag("A-89")
  @DisplayName("A-89: a passkey is a second factor, behind a password and in the place of a code")
  void provesSomebodyOnceMoreBehindHisPassword() {
    Page page = browser.person();
    // The virtual authenticator would take the passkey on the sign-in page, before anybody types.
    page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = undefined;");
    authenticator(page);
    signInByPassword(page);
    addPasskey(page, "Laptop");
    TestAuthenticator others = added("bob");
    String rules =
        "{\"maxLoginAttempts\":5,\"twoFactor\":{\"enabled\":true,\"methods\":[\"EMAIL\",\"PASSKEY\"]}}";
    assertThat(api.put("/accounts/" + account + "/policy", rules).status()).isEqualTo(200);
    page.navigate("/logout");

    signInByPassword(page);
    assertThat(page.locator("h1")).hasText("Use your passkey");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "passkeys-code");
    page.locator("#proceed").click();
    assertThat(page.locator("#caller")).containsText("dana");

    Visitor visitor = visitor();
    Answer asked = visitor.signIn(account + ":dana", Accounts.PASSWORD);
    Answer foreign =
        visitor.submit(asked, "#code-form", Map.of("code", others.get(options(visitor))));
    assertThat(foreign.redirects()).as("with a passkey of another").isFalse();
    assertThat(visitor.get("/profile").redirects()).isTrue();
  }

  @Test
  @DisplayName("a copy of a passkey that counts is noticed behind a password too")
  void noticesACopyBehindAPassword() {
    TestAuthenticator key = added("dana");
    TestAuthenticator copy = key.copy();
    Visitor owner = visitor();
    key.get(options(owner));
    assertThat(caller(signIn(owner, key.get(options(owner))))).isEqualTo("dana");
    String rules =
        "{\"maxLoginAttempts\":5,\"twoFactor\":{\"enabled\":true,\"methods\":[\"EMAIL\",\"PASSKEY\"]}}";
    assertThat(api.put("/accounts/" + account + "/policy", rules).status()).isEqualTo(200);

    Visitor thief = visitor();
    Answer asked = thief.signIn(account + ":dana", Accounts.PASSWORD);
    Answer refused = thief.submit(asked, "#code-form", Map.of("code", copy.get(options(thief))));

    assertThat(refused.redirects()).isFalse();
    assertThat(thief.get("/profile").redirects()).isTrue();
    assertThat(descriptions())
        .contains("Sign-in refused: there seems to be a copy of the passkey.");
  }

  @Test
  @DisplayName("the page that offers passkeys again and again lets the one that was asked for be")
  void offersNothingWhileSomebodySignsIn() {
    Page page = browser.person();
    page.addInitScript(
        """
        PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(true);
        window.asked = [];
        navigator.credentials.get = ({ mediation, signal }) => new Promise((found, fail) => {
          const one = { mediation, fail, aborted: false };
          asked.push(one);
          signal.addEventListener("abort", () => {
            one.aborted = true;
            fail(new DOMException("", "AbortError"));
          });
        });
        """);
    page.clock().install();
    page.navigate("/login");
    assertThat(Soon.within(LONG, () -> asked(page).equals(List.of("conditional")))).isTrue();
    page.clock().fastForward("04:01");
    assertThat(Soon.within(LONG, () -> asked(page).equals(List.of("conditional", "conditional"))))
        .isTrue();
    page.locator("#passkey-sign-in").click();
    assertThat(Soon.within(LONG, () -> asked(page).size() == 3)).isTrue();

    page.clock().fastForward("04:01");
    page.clock().fastForward("04:01");

    assertThat(page.evaluate("asked[2].mediation + asked[2].aborted")).isEqualTo("optionalfalse");
    page.evaluate("asked[2].fail(new DOMException('', 'NotAllowedError'))");
    assertThat(page.locator("#passkey [role=alert]")).not().isEmpty();
    assertThat(Soon.within(LONG, () -> asked(page).size() == 4)).as("offered again").isTrue();
    assertThat(asked(page).get(3)).isEqualTo("conditional");
  }

  private static List<?> asked(Page page) {
    return (List<?>) page.evaluate("asked.map(one => one.mediation)");
  }

  @Test
  void refusesWhatIsNotProved() {
    TestAuthenticator key = added("dana");

    for (Consumer<TestAuthenticator> wrong :
        List.<Consumer<TestAuthenticator>>of(
            one -> one.origin = "http://localhost",
            one -> one.origin = "https://evil.example",
            one -> one.rpId = "evil.example",
            one -> one.verified = false,
            one -> one.belongsTo("c29tZWJvZHkgZWxzZQ"))) {
      TestAuthenticator before = key.copy();
      wrong.accept(key);
      Visitor visitor = visitor();
      assertThat(complaint(signIn(visitor, key.get(options(visitor))))).contains(REFUSED);
      key = before;
    }

    assertThat(descriptions())
        .filteredOn("Sign-in refused: the passkey did not prove itself."::equals)
        .hasSize(5);
    Visitor visitor = visitor();
    assertThat(complaint(signIn(visitor, "{\"id\":1}"))).contains(REFUSED);
    assertThat(caller(signIn(visitor, key.get(options(visitor))))).isEqualTo("dana");
  }

  @Test
  void takesEachAnswerOnceFromTheBrowserThatAskedAlone() throws Exception {
    TestAuthenticator key = added("dana");
    Visitor visitor = visitor();
    Visitor other = visitor();
    options(other);
    String answer = key.get(options(visitor));

    assertThat(complaint(signIn(other, answer))).contains("longer than five minutes");
    List<Answer> pages =
        List.of(visitor.open("/login"), visitor.open("/login"), visitor.open("/login"));
    List<Integer> statuses =
        AtOnce.statuses(
            pages.size(),
            i ->
                visitor
                    .submit(pages.get(i), "#passkey-form", Map.of("credential", answer))
                    .status());

    assertThat(statuses).filteredOn(status -> status == 302).hasSize(1);
    assertThat(visitor.get("/profile").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a copy of a passkey that counts is noticed")
  void noticesACopy() {
    TestAuthenticator key = added("dana");
    TestAuthenticator copy = key.copy();
    Visitor visitor = visitor();
    key.get(options(visitor));
    assertThat(caller(signIn(visitor, key.get(options(visitor))))).isEqualTo("dana");

    Visitor thief = visitor();
    assertThat(complaint(signIn(thief, copy.get(options(thief))))).contains(REFUSED);

    assertThat(descriptions())
        .contains("Sign-in refused: there seems to be a copy of the passkey.");
  }

  @Test
  @DisplayName("a passkey that is removed while it signs somebody in lets nobody in")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void letsNobodyInByAPasskeyThatIsRemovedMeanwhile() throws Exception {
    TestAuthenticator key = added("dana");
    Visitor visitor = visitor();
    String answer = key.get(options(visitor));
    Answer page = visitor.open("/login");

    Answer refused =
        HeldRows.meet(
            gatehouse,
            row("dana"),
            () -> visitor.submit(page, "#passkey-form", Map.of("credential", answer)),
            holder -> {
              try (Statement statement = holder.createStatement()) {
                assertThat(statement.executeUpdate("delete from passkey" + of("dana"))).isOne();
              }
            });

    assertThat(refused.redirects()).isFalse();
    assertThat(visitor.get("/profile").redirects()).isTrue();
  }

  @Test
  @DisplayName("a passkey is removed before somebody signs in by it, or when he is in")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void isRemovedWhenItsOwnerIsHeld() throws Exception {
    accounts.user(account, "mia", "Account Manager");
    added("dana");
    Visitor dana = signedIn("dana");
    Visitor mia = signedIn("mia");
    HeldRows.Look keysAreFree =
        holder ->
            assertThat(HeldRows.free(gatehouse, "select id from passkey" + of("dana"))).isTrue();

    assertThat(HeldRows.meet(gatehouse, row("dana"), () -> remove(dana), keysAreFree).redirects())
        .isTrue();

    added("dana");
    String id = api.get(users + "/dana").json().path("id").asText();
    Answer page = mia.open("/users/profile?user=" + id);
    HeldRows.meet(
        gatehouse, row("dana"), () -> mia.submit(page, "#passkeys form", Map.of()), keysAreFree);
    assertThat(mia.open("/users/profile?user=" + id).page().select("#passkeys form")).isEmpty();
  }

  @Test
  @DisplayName("the mail about a new device says that a passkey was used, and no password")
  void tellsByMailOfASignInOnANewDevice() throws Exception {
    TestAuthenticator key = added("dana");
    Visitor visitor = visitor();
    assertThat(caller(signIn(visitor, key.get(options(visitor))))).isEqualTo("dana");

    assertThat(MailText.of(mailbox.mailTo("dana@" + account + ".example", "New sign-in")))
        .contains("has signed in with a passkey of yours on a device that was not known")
        .doesNotContain("a new password");
  }

  @Test
  void keepsOutWhomAPasswordWouldKeepOut() {
    TestAuthenticator key = added("dana");
    String dana = users + "/dana";

    api.post(dana + "/disable", "");
    assertThat(refused(key)).contains(REFUSED);
    api.post(dana + "/enable", "");
    api.post(dana + "/lock", "");
    assertThat(refused(key)).contains(REFUSED);
    api.post(dana + "/unlock", "");
    for (int i = 0; i < MAXIMUM; i++) {
      visitor().signIn(account + ":dana", "wrong");
    }
    assertThat(refused(key)).contains(REFUSED);
    api.post(dana + "/unlock", "");
    Visitor visitor = visitor();
    assertThat(caller(signIn(visitor, key.get(options(visitor))))).isEqualTo("dana");

    api.put(
        "/accounts/" + account + "/sso",
        """
        {"idpEntityId":"https://idp.example/p","certificates":["%s"],
         "ssoUrl":"https://idp.example/sso","logoutUrl":"https://idp.example/out","enabled":true}
        """
            .formatted(
                TestIdentityProvider.named("https://idp.example/p").pem().replace("\n", "\\n")));
    assertThat(refused(key)).contains("/login/saml/" + account);
    assertThat(visitor.open("/profile").page().select("#no-passkeys").text())
        .contains("identity provider");
    assertThat(descriptions())
        .contains(
            "Sign-in refused: the user is disabled.",
            "Sign-in refused: the user is locked.",
            "Sign-in refused: the account asks for single sign-on.");
  }

  @Test
  void keepsOutWhoComesFromAnAddressThatTheAccountDoesNotAllow() {
    TestAuthenticator key = added("dana");
    Api inside = new Api(new Visitor(gatehouse.publicUrl(), "203.0.113.7"), Gatehouse.API_KEY);
    String rules = "{\"maxLoginAttempts\":5,\"allowList\":[\"203.0.113.0/24\"]}";
    assertThat(inside.put("/accounts/" + account + "/policy", rules).status()).isEqualTo(200);

    assertThat(Soon.is(() -> refused(key).contains(REFUSED))).isTrue();

    Visitor visitor = new Visitor(gatehouse.publicUrl(), "203.0.113.9");
    assertThat(caller(signIn(visitor, key.get(options(visitor))))).isEqualTo("dana");
    assertThat(descriptions())
        .contains("Sign-in refused: the account allows nobody in from this address.");
  }

  @Test
  void keepsTwentyAtMostAndEachOnce() {
    Visitor dana = signedIn("dana");
    TestAuthenticator first = authenticator();
    assertThat(add(dana, "first", first).redirects()).isTrue();
    assertThat(complaint(add(dana, "first", first))).contains("is there already");
    for (int i = 2; i <= Passkeys.MOST; i++) {
      assertThat(add(dana, "key " + i, authenticator()).redirects()).isTrue();
    }

    Answer page = dana.open("/profile");
    Answer more = dana.submit(page, "#passkey-form", typed("one more", Accounts.PASSWORD));

    assertThat(complaint(more)).contains("You have 20 passkeys");
    assertThat(dana.open("/profile").page().select("#passkeys [id$=remove-form]")).hasSize(20);
  }

  @Test
  @DisplayName("each change gives the session another token, and the one before is worth nothing")
  void renewsTheTokenOfTheSession() {
    Visitor dana = signedIn("dana");
    var before = new CopiedSession(dana, visitor());
    assertThat(add(dana, "Laptop", authenticator()).redirects()).isTrue();
    assertThat(before.isWorthless()).as("added").isTrue();

    before = new CopiedSession(dana, visitor());
    assertThat(remove(dana).redirects()).isTrue();
    assertThat(before.isWorthless()).as("removed").isTrue();
  }

  @Test
  void isSeenAndRemovedByTheAccountManagerAndByNobodyElse() throws Exception {
    TestAuthenticator key = added("dana");
    accounts.user(account, "mia", "Account Manager");
    String foreign = accounts.create("passkeys");
    accounts.user(foreign, "mallory", "Account Manager");
    String id = api.get(users + "/dana").json().path("id").asText();
    Visitor mia = signedIn("mia");
    Visitor mallory = visitor();
    mallory.signIn(foreign + ":mallory", Accounts.PASSWORD);
    Answer seen = mia.open("/users/profile?user=" + id);
    assertThat(seen.page().select("#passkeys").text()).contains("Key of dana");
    assertThat(mallory.get("/users/profile?user=" + id).status()).isEqualTo(404);
    assertThat(add(mallory, "mine", authenticator()).redirects()).isTrue();
    mallory.submit(
        mallory.open("/profile"),
        "#passkeys form",
        Map.of("passkey", seen.page().select("#passkeys input[name=passkey]").val()));

    assertThat(mia.open("/users/profile?user=" + id).page().select("#passkeys form")).hasSize(1);
    mia.submit(seen, "#passkeys form", Map.of());

    assertThat(MailText.of(mailbox.mailTo("dana@" + account + ".example", "is gone")))
        .contains("Key of dana");
    assertThat(refused(key)).contains(REFUSED);
    assertThat(api.delete(users + "/dana").status()).isEqualTo(204);
  }

  @Test
  @DisplayName("where the public address is no name, it is said and nothing is offered")
  void saysWhereBrowsersMakeNone() {
    Gatehouse byAddress = Gatehouse.shared();
    String slug = new Accounts(byAddress.api()).create("passkeys");
    new Accounts(byAddress.api()).user(slug, "dana", "User");
    Visitor dana = byAddress.visitor();
    dana.signIn(slug + ":dana", Accounts.PASSWORD);

    assertThat(dana.open("/profile").page().select("#no-passkeys").text())
        .contains("host name", byAddress.url().toString());
    assertThat(byAddress.visitor().open("/login").page().select("#passkey")).isEmpty();
    assertThat(byAddress.visitor().post("/login/passkey", Map.of()).status()).isEqualTo(404);
  }

  private void signInByPassword(Page page) {
    page.navigate("/login");
    page.locator("#username").fill(account + ":dana");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#password").press("Enter");
    assertThat(page.locator("#sign-in")).hasCount(0);
  }

  private static void addPasskey(Page page, String name) {
    page.navigate("/profile");
    page.locator("#add-passkey summary").click();
    page.locator("#passkeyName").fill(name);
    page.locator("#passkeyCurrent").fill(Accounts.PASSWORD);
    page.locator("#passkey-begin").click();
    page.locator("#passkey-finish").click();
    assertThat(page.locator("#notices")).containsText("The passkey is there.");
  }

  /** Some browsers take the only passkey at once; others wait for the button. */
  private static void signInByPasskey(Page page) {
    page.navigate("/login");
    try {
      page.locator("#passkey-sign-in").click(new Locator.ClickOptions().setTimeout(5_000));
    } catch (TimeoutError takenAtOnce) {
      assertThat(page.locator("#passkey-sign-in").or(page.locator("#caller"))).isVisible();
    }
  }

  private static CDPSession authenticator(Page page) {
    CDPSession devices = page.context().newCDPSession(page);
    devices.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    devices.send("WebAuthn.addVirtualAuthenticator", arguments);
    return devices;
  }

  private TestAuthenticator authenticator() {
    return new TestAuthenticator(gatehouse.publicUrl().toString());
  }

  private TestAuthenticator added(String name) {
    TestAuthenticator key = authenticator();
    assertThat(add(signedIn(name), "Key of " + name, key).redirects()).isTrue();
    return key;
  }

  private static Answer add(Visitor visitor, String name, TestAuthenticator key) {
    Answer asked =
        visitor.submit(visitor.open("/profile"), "#passkey-form", typed(name, Accounts.PASSWORD));
    String options = asked.page().select("#create-passkey").attr("data-passkey-create");
    return visitor.submit(asked, "#passkey-finish-form", Map.of("credential", key.create(options)));
  }

  private String row(String name) {
    return "select id from app_user where username = '%s'".formatted(name)
        + " and account_id = (select id from account where slug = '%s')".formatted(account);
  }

  private String of(String name) {
    return " where user_id = (" + row(name) + ")";
  }

  private static Answer remove(Visitor visitor) {
    return visitor.submit(
        visitor.open("/profile"),
        "#passkeys [id$=remove-form]",
        Map.of("gone-current", Accounts.PASSWORD));
  }

  private static Map<String, String> typed(String name, String password) {
    return Map.of("passkeyName", name, "passkeyCurrent", password);
  }

  private String refused(TestAuthenticator key) {
    Visitor visitor = visitor();
    return complaint(signIn(visitor, key.get(options(visitor))));
  }

  private static String options(Visitor visitor) {
    Answer answer = visitor.post("/login/passkey", Map.of());
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static Answer signIn(Visitor visitor, String credential) {
    return visitor.follow(
        visitor.submit(visitor.open("/login"), "#passkey-form", Map.of("credential", credential)));
  }

  private Visitor visitor() {
    return new Visitor(gatehouse.publicUrl());
  }

  private Visitor signedIn(String name) {
    Visitor visitor = visitor();
    visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    return visitor;
  }

  private static String caller(Answer answer) {
    return answer.page().select("#caller").text();
  }

  private static String complaint(Answer answer) {
    return answer.page().select("#notices").text();
  }

  private List<String> descriptions() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .findValuesAsText("description");
  }
}
