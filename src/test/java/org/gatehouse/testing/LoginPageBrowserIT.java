package org.gatehouse.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first page that anybody sees: readable for everybody, on every screen, without script. */
@Tag("once")
class LoginPageBrowserIT {
  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE"})
  void isAccessibleAndFitsPhones(String language) {
    Page page = browser.person(habits -> habits.setLocale(language));
    page.navigate("/login");

    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
  }

  @Test
  void isAccessibleInTheDark() {
    Page page = browser.person(habits -> habits.setColorScheme(ColorScheme.DARK));
    page.navigate("/login");

    browser.assertAccessible(page);
  }

  @Test
  void worksWithoutScript() {
    Page page = browser.person(habits -> habits.setJavaScriptEnabled(false));
    page.navigate("/login");
    page.locator("input[name$=username]").fill(Gatehouse.OPERATOR);
    page.locator("input[name$=password]").fill(Gatehouse.OPERATOR_PASSWORD);
    page.locator("input[name$=password]").press("Enter");

    assertThat(page.locator("#caller")).containsText(Gatehouse.OPERATOR);
  }
}
