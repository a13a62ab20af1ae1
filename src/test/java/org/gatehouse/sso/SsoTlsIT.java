package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.util.Map;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Ports;
import org.gatehouse.testing.TlsProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same way over TLS, behind a proxy that ends it: cookies are stricter there. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsoTlsIT {

  private final URI url = URI.create("https://127.0.0.1:" + Ports.free());
  private final Gatehouse gatehouse =
      Gatehouse.another(
          "tls",
          Map.of(
              "GATEHOUSE_PUBLIC_URL", url.toString(), "GATEHOUSE_TRUSTED_PROXIES", "127.0.0.1/32"));
  private final TlsProxy proxy = TlsProxy.start(url.getPort(), gatehouse.url());

  @RegisterExtension final Browser browser = new Browser(url);

  @AfterAll
  void stop() {
    try (gatehouse) {
      proxy.close();
    }
  }

  @Test
  @Tag("A-50")
  void peopleComeInThroughAnotherSiteAndTheCookiesAreForThisHostAlone() {
    var provider = Gatehouse.shared().identityProvider();
    var story = new SsoBrowserStory(url, gatehouse.api(), provider, browser);

    Page manager = story.managerAtTheConfiguration();
    story.introduceUs(manager);
    story.takeItsValues(manager);
    Page begun = browser.person();
    var answer = begun.navigate(story.address());
    Page nadia = story.nadiaSignsIn();
    story.managerReadsIt(manager);

    assertThat(
            answer.request().redirectedFrom().response().headerValue("Strict-Transport-Security"))
        .contains("max-age=");
    Cookie binding = cookie(begun, "__Host-gh_saml");
    assertThat(binding.sameSite).isEqualTo(SameSiteAttribute.NONE);
    assertThat(binding.secure).isTrue();
    assertThat(binding.httpOnly).isTrue();
    Cookie session = cookie(nadia, "__Host-gh_session");
    assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
    assertThat(session.secure).isTrue();
    assertThat(session.httpOnly).isTrue();
    assertThat(nadia.context().cookies(url.toString())).allMatch(cookie -> cookie.secure);
  }

  private Cookie cookie(Page page, String name) {
    return page.context().cookies(url.toString()).stream()
        .filter(cookie -> cookie.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No cookie " + name));
  }
}
