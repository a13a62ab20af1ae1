package org.gatehouse.branding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.util.Base64;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on which an account chooses its look, and what others see of it. */
@Tag("once")
class BrandingBrowserIT {

  private static final String DROP =
      "(target, data) => { const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));"
          + " const files = new DataTransfer();"
          + " files.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));"
          + " target.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true,"
          + " cancelable: true })); }";
  private static final String WEBP =
      "() => { const canvas = document.createElement('canvas'); canvas.width = 150;"
          + " canvas.height = 60; const pen = canvas.getContext('2d'); pen.fillStyle = 'teal';"
          + " pen.fillRect(0, 0, 150, 60); return canvas.toDataURL('image/webp'); }";

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Api api = Gatehouse.shared().api();
  private final Accounts accounts = new Accounts(api);
  private String account = "";

  @BeforeEach
  void people() {
    account = accounts.create("look-page");
    accounts.user(account, "morgan", "Account Manager");
    accounts.user(account, "dana", "User");
  }

  @Test
  @DisplayName("A-32, A-33: colours are seen before they are saved, and by everybody afterwards")
  @Tag("A-32")
  @Tag("A-33")
  void choosesColoursAfterSeeingThem() {
    Page page = signedIn("morgan", ColorScheme.LIGHT);
    assertThat(page.locator("#side a[href$='/branding']")).hasText("Customize");
    page.locator("#me > summary").click();
    assertThat(page.locator("#settings-part")).hasText("Account settings");
    assertThat(page.locator("#settings-policy")).hasText("Security");
    page.locator("#settings-branding").click();
    assertThat(page.locator("h1")).hasText("Customize your account");
    assertThat(page.getByLabel("Harbour")).isChecked();
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);

    page.getByLabel("Plum").check();
    assertThat(button(page)).hasCSS("background-color", "rgb(121, 62, 153)");
    assertThat(page.locator("#save")).hasCSS("background-color", "rgb(16, 99, 194)");
    page.locator("#color").fill("#2f9e44");
    assertThat(page.getByLabel("Own colour").first()).isChecked();
    String own = Palette.of(Rgb.find("#2f9e44").orElseThrow()).light().accent().hex();
    assertThat(button(page)).hasCSS("background-color", css(own));
    Browser.screenshot(page, "branding-preview");
    page.locator("#color").fill("green");
    page.locator("#save").click();
    assertThat(page.locator("#color-reason")).containsText("six digits");
    assertThat(page.locator("#scheme-OWN")).isChecked();
    browser.assertAccessible(page);
    page.locator("#color").fill("2F9E44");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved.");
    assertThat(page.locator("#color")).hasValue("#2f9e44");
    assertThat(page.locator("#save")).hasCSS("background-color", css(own));

    Page other = signedIn("dana", ColorScheme.DARK);
    assertThat(other.locator("#look")).hasAttribute("href", Pattern.compile("^/branding/look/"));
    other.navigate("/profile");
    browser.assertAccessible(other);
    Browser.screenshot(other, "branding-others-dark");

    page.navigate("/audit?description=color%20scheme%20set");
    page.locator("#entries tbody tr a").first().click();
    assertThat(page.locator("#setting")).hasAttribute("href", "/branding");
    page.locator("#restore-scheme").click();
    page.locator("#restore-now").click();
    assertThat(page.locator("#notices")).containsText("The former value counts again.");
    Assertions.assertThat(look("/colorScheme")).isEqualTo("harbour");
  }

  @Test
  @DisplayName("A-34: a large logo is refused, and its scaled version is taken with one press")
  @Tag("A-34")
  void takesLogosByFileAndByDrop() {
    Page page = signedIn("morgan", ColorScheme.LIGHT);
    page.navigate("/branding");
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "banner.png", "image/png", Pictures.file("png", 480, 150, Color.ORANGE)));
    assertThat(page.locator("#offer")).containsText("banner.png cannot be uploaded.");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    Browser.screenshot(page, "branding-large");
    page.locator("#scale").click();
    assertThat(page.locator("#notices")).containsText("The logo was uploaded.");
    assertThat(page.locator("#side .account img.logo")).isVisible();
    Assertions.assertThat(look("/logo/height")).isEqualTo("47");

    page.locator("#upload")
        .evaluate(DROP, Base64.getEncoder().encodeToString(Pictures.png(150, 150)));
    assertThat(page.locator("#logo-name")).hasText("dropped.png");
    browser.assertAccessible(page);
    Browser.screenshot(page, "branding-logo");
    page.setViewportSize(390, 844);
    Browser.screenshot(page, "branding-phone");
    page.setViewportSize(1440, 900);

    String webp = page.evaluate(WEBP).toString();
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "teal.webp",
                "image/webp",
                Base64.getDecoder().decode(webp.substring(webp.indexOf(',') + 1))));
    assertThat(page.locator("#logo-name")).hasText("teal.webp");
    Page dark = signedIn("morgan", ColorScheme.DARK);
    dark.navigate("/branding");
    browser.assertAccessible(dark);
    Browser.screenshot(dark, "branding-dark");
    dark.setViewportSize(390, 844);
    Browser.screenshot(dark, "branding-phone-dark");

    page.locator("#remove-logo summary").press("Enter");
    page.locator("#remove-now").press("Enter");
    assertThat(page.locator("#notices")).containsText("The logo was removed.");
    assertThat(page.locator("img.logo")).hasCount(0);
  }

  private static Locator button(Page page) {
    return page.locator(".preview[data-mode=light] .main-action");
  }

  private static String css(String hex) {
    Rgb color = Rgb.find(hex).orElseThrow();
    return "rgb(%d, %d, %d)".formatted(color.red(), color.green(), color.blue());
  }

  private String look(String field) {
    return api.get("/accounts/" + account + "/branding").json().at(field).asText();
  }

  private Page signedIn(String name, ColorScheme light) {
    Page page = browser.person(options -> options.setColorScheme(light));
    page.navigate("/login");
    page.locator("input[name$=username]").fill(account + ":" + name);
    page.locator("input[name$=password]").fill(Accounts.PASSWORD);
    page.locator("input[name$=password]").press("Enter");
    assertThat(page.locator("#caller")).containsText(name);
    return page;
  }
}
