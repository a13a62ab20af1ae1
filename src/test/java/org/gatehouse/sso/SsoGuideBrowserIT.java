package org.gatehouse.sso;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.gatehouse.sso.metadata.Documents;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Keycloak;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The guided way: choose the provider, give it our values, take its own by metadata, make it live.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsoGuideBrowserIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Keycloak provider = gatehouse.identityProvider();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  @DisplayName("A-45, A-49, A-52: guided by the provider's words, its metadata is fetched and live")
  void goesTheWholeWayByMetadata() {
    var story = new SsoBrowserStory(gatehouse.url(), gatehouse.api(), provider, browser);
    Page page = story.managerAtTheConfiguration();
    story.introduceUs(page);
    assertThat(page.locator("#provider")).hasClass(Pattern.compile("\\bnow\\b"));

    page.locator("#provider label").filter(text("Keycloak")).click();
    page.locator("#choose").click();
    assertThat(page.locator("#give-title")).containsText("Give these values to Keycloak");
    assertThat(page.locator("#give-steps")).containsText("Import client");
    assertThat(page.locator("label[for=acsUrl]")).containsText("Master SAML Processing URL");
    both(page, "sso-guide-provider");
    page.locator("#given").click();
    assertThat(page.locator("#give")).hasClass(Pattern.compile("\\bdone\\b"));

    page.locator("#metadataUrl").fill(provider.entityId() + "/protocol/saml/descriptor");
    page.locator("#fetch").click();
    assertThat(page.locator("#found")).containsText(provider.entityId());
    assertThat(page.locator("#found")).containsText("Nothing of it is kept yet");
    both(page, "sso-guide-found");
    page.locator("#take-it").click();
    assertThat(page.locator("#draft")).containsText("You are editing a draft.");
    assertThat(page.locator("#promote .diff")).containsText(provider.entityId());
    both(page, "sso-guide-draft");

    page.locator("#promote-it").click();
    assertThat(page.locator("#confirmation-reason")).isVisible();
    story.makeItLive(page);
    assertThat(page.locator("#source")).containsText("/protocol/saml/descriptor");
    page.locator("#refresh").click();
    assertThat(page.locator("#notices")).containsText("Fetched just now.");
    both(page, "sso-guide-live");

    page.locator("#beside").getByText("History").click();
    assertThat(page.locator("#versions > li")).hasCount(1);
    assertThat(page.locator("#versions")).containsText("Untested");
    both(page, "sso-history");

    page.locator("#beside").getByText("Certificates and keys").click();
    page.locator("#prepare").click();
    assertThat(page.locator("#own-keys > li")).hasCount(2);
    both(page, "sso-keys");
    page.locator("#use").click();
    assertThat(page.locator("#notices")).containsText("The next key is in use.");
    assertThat(page.locator("#retire")).isHidden();
    page.locator("#retires summary").click();
    page.locator("#retire").click();
    assertThat(page.locator("#own-keys > li")).hasCount(1);
    page.locator("#bring-own summary").click();
    page.locator("#key").fill("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----");
    page.locator("#bring").click();
    assertThat(page.locator("#key-reason")).isVisible();
    assertThat(page.locator("#key")).hasValue("");
    page.locator("#key-file").setInputFiles(keyFile("sesame"));
    assertThat(page.locator("#key")).hasValue(Pattern.compile("^MI"));
    both(page, "sso-keys-file");
    page.locator("#keyPassword").fill("another");
    page.locator("#bring").click();
    assertThat(page.locator("#key-reason")).containsText("not the password");
    page.locator("#key-file").setInputFiles(keyFile("sesame"));
    page.locator("#keyPassword").fill("sesame");
    page.locator("#bring").click();
    assertThat(page.locator("#own-keys > li")).hasCount(2);

    page.navigate("/sso");
    page.locator("#options summary").click();
    page.locator("#skewSeconds").fill("9999");
    both(page, "sso-options");
    page.locator("#save").click();
    assertThat(page.locator("#skewSeconds-reason")).containsText("from 0 to 300");
    assertThat(page.locator("#skewSeconds")).isVisible();
    page.locator("#skewSeconds").fill("30");
    page.locator("#signatures").selectOption("BOTH");
    page.locator("#save").click();
    assertThat(page.locator("#promote .diff")).containsText("Both");
  }

  @Test
  @DisplayName("A-45, A-46: what is not an identity provider's metadata is refused in words")
  void saysWhatAFileOrTextIsInstead() {
    Page page = begun("en-GB", ColorScheme.LIGHT);

    upload(page, Documents.of("adfs").replaceAll("<IDPSSODescriptor.*</IDPSSODescriptor>", ""));
    assertThat(page.locator("#file-reason")).containsText("describes an application");
    page.locator("#paste summary").click();
    page.locator("#metadataText").fill("-----BEGIN PRIVATE KEY-----\nMIIE");
    page.locator("#read").click();
    assertThat(page.locator("#metadataText-reason")).containsText("private key");
    assertThat(page.locator("#metadataText")).isFocused();
    page.locator("#metadataUrl").fill("https://192.168.1.1/metadata");
    page.locator("#fetch").click();
    assertThat(page.locator("#metadataUrl-reason")).containsText("not on the public network");
    both(page, "sso-guide-refused");

    upload(page, Documents.of("federation"));
    assertThat(page.locator("#found input[type=radio]")).hasCount(2);
    page.locator("#found label.check").filter(text("idp.south.example")).click();
    assertThat(page.locator("#found")).containsText("has run out");
    both(page, "sso-guide-several");
    page.locator("#logoutUrl").fill("https://idp.south.example/out");
    page.locator("#take-it").click();
    assertThat(page.locator("#promote .diff")).containsText("https://idp.south.example");

    page.locator("#discard-draft summary").click();
    assertThat(page.locator("#discard-draft")).containsText("What is live is not touched");
    page.locator("#discard").click();
    assertThat(page.locator("#notices")).containsText("The draft is gone.");
    assertThat(page.locator("#draft")).hasCount(0);
  }

  @Test
  @DisplayName("The guide speaks German and fits a phone in the dark")
  void speaksGerman() {
    Page page = begun("de-DE", ColorScheme.DARK);

    page.locator("#provider label").filter(text("Microsoft Entra ID")).click();
    page.locator("#choose").click();

    assertThat(page.locator("label[for=acsUrl]")).containsText("Antwort-URL");
    page.setViewportSize(390, 844);
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "sso-guide-de-dark-phone");
  }

  /** A PKCS#12 file, as a certificate authority gives it. */
  private static FilePayload keyFile(String password) {
    try {
      var pair = TestIdentityProvider.rsa(2048);
      var now = Instant.now();
      var certificate =
          TestIdentityProvider.certificate(pair, "own", now.minusSeconds(60), now.plusSeconds(900));
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "sp", pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
      var out = new ByteArrayOutputStream();
      store.store(out, password.toCharArray());
      return new FilePayload("own.p12", "application/x-pkcs12", out.toByteArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void both(Page page, String name) {
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, name);
    page.setViewportSize(390, 844);
    Browser.screenshot(page, name + "-phone");
    page.setViewportSize(1440, 900);
  }

  private static void upload(Page page, String document) {
    page.locator("#file")
        .setInputFiles(
            new FilePayload("metadata.xml", "text/xml", document.getBytes(StandardCharsets.UTF_8)));
    page.locator("#upload-do").click();
  }

  private Page begun(String language, ColorScheme colours) {
    var accounts = new Accounts(gatehouse.api());
    String account = accounts.create("sso-guide");
    accounts.user(account, "morgan", "Account Manager");
    Page page = browser.person(habits -> habits.setLocale(language).setColorScheme(colours));
    page.navigate("/login");
    page.locator("#username").fill(account + ":morgan");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("morgan");
    page.navigate("/sso");
    page.locator("#create").click();
    assertThat(page.locator("#acsUrl")).isVisible();
    Assertions.assertThat(page.url()).doesNotContain("error");
    return page;
  }

  private static com.microsoft.playwright.Locator.FilterOptions text(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }
}
