package org.gatehouse.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("once")
class ResetBrowserIT {

  private static final Pattern LINK = Pattern.compile("/login/reset\\?token=[\\w-]+");
  private static final String PASSWORD = "sesame, open the gate";

  private final Gatehouse gatehouse = Gatehouse.shared();

  @RegisterExtension final Browser browser = new Browser(gatehouse.url());

  @Test
  @Tag("A-20")
  @Tag("A-108")
  void whoeverIsInvitedChoosesHisPasswordOnceAndSignsIn() throws Exception {
    Api api = gatehouse.api();
    api.post("/accounts", "{\"slug\":\"reset-it\",\"name\":\"Resets\"}");
    api.post(
        "/accounts/reset-it/users",
        """
        {"username":"newcomer","email":"newcomer@reset-it.example","firstName":"Nora","roles":[]}
        """);
    String link = link("newcomer@reset-it.example");
    Page page = browser.person();
    page.navigate(link);
    assertThat(page.locator(".lede")).hasText("Nora, this is your way into Resets.");
    browser.assertAccessible(page);
    browser.assertFitsPhones(page);
    page.locator("#lang").selectOption("de");
    page.locator("#change-language").click();
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    page.locator("#lang").selectOption("en");
    page.locator("#change-language").click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");

    page.locator("#password").fill("newcomer");
    page.locator("#choose").click();
    assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
    page.locator("#password").fill(PASSWORD);
    page.locator("#choose").click();
    assertThat(page.locator("#notices"))
        .hasText("Your password is set. Sign in as reset-it:newcomer.");

    page.locator("#username").fill("reset-it:newcomer");
    page.locator("#password").fill(PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).hasText("newcomer");

    Page again = browser.person();
    again.navigate(link);
    assertThat(again.locator("#main")).containsText("This link works no more");
    assertThat(again.locator("#password")).hasCount(0);
  }

  @Test
  void tellsNothingToWhoeverGuessesALink() {
    Page page = browser.person();
    page.navigate("/login/reset?token=guessed");

    assertThat(page.locator("#main")).containsText("This link works no more");
    browser.assertAccessible(page);
  }

  private String link(String address) throws Exception {
    for (int mails = 1; mails <= 1_000; mails++) {
      Optional<MimeMessage> mail = mail(address);
      if (mail.isPresent()) {
        Matcher link = LINK.matcher(MailText.of(mail.get()));
        Assertions.assertThat(link.find()).isTrue();
        return link.group();
      }
      int received = gatehouse.mail().getReceivedMessages().length;
      Assertions.assertThat(gatehouse.mail().waitForIncomingEmail(60_000, received + 1))
          .as("a mail to %s", address)
          .isTrue();
    }
    throw new AssertionError("no mail to " + address);
  }

  private Optional<MimeMessage> mail(String address) throws Exception {
    for (MimeMessage mail : gatehouse.mail().getReceivedMessages()) {
      if (Arrays.toString(mail.getAllRecipients()).contains(address)) {
        return Optional.of(mail);
      }
    }
    return Optional.empty();
  }
}
