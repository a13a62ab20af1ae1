package org.gatehouse.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many bytes pages send, headers and all, as the browser counts them on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageWeightBrowserIT {

  private static final long KB = 1_024;
  private static final List<String> PAGES =
      List.of("/", "/audit", "/users", "/rights", "/sso", "/branding", "/profile");

  @RegisterExtension final Browser browser = new Browser(Gatehouse.shared().url());

  private final Gatehouse gatehouse = Gatehouse.shared();
  private String account = "";

  @BeforeAll
  void makesAnAccount() {
    Accounts accounts = new Accounts(gatehouse.api());
    account = accounts.create("weights");
    accounts.user(account, "mia", "Account Manager");
    for (int i = 0; i < 30; i++) {
      accounts.user(account, "person" + i, "User");
    }
  }

  @Test
  @DisplayName("the sign-in page is at most 120 KB in a browser that was never here")
  void theSignInPageIsLight() {
    Page page = browser.person();
    AtomicLong bytes = counted(page);
    load(page, "/login");
    assertThat(bytes.get()).isBetween(10 * KB, 120 * KB);
    bytes.set(0);
    load(page, "/login");
    assertThat(bytes.get()).as("the second time").isBetween(KB, 30 * KB);
  }

  @Test
  @Tag("once")
  @DisplayName("a page is at most 450 KB the first time and 30 KB from then on")
  void pagesAreLight() {
    Map<String, Long> heavy = new LinkedHashMap<>();
    Page first = signedIn();
    for (String path : PAGES) {
      // Another browser context has another cache; the session goes along.
      Page page =
          browser.person(options -> options.setStorageState(first.context().storageState()));
      AtomicLong bytes = counted(page);
      load(page, path);
      note(heavy, path + " cold", bytes.get(), 450 * KB);
      bytes.set(0);
      load(page, path);
      note(heavy, path + " warm", bytes.get(), 30 * KB);
      page.context().close();
    }
    assertThat(heavy).as("bytes of pages that are too heavy").isEmpty();
  }

  @Test
  void everyFileOfAPageIsKeptForEverUnderAnAddressWithItsVersion() {
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    for (String path : List.of("/login", "/audit", "/branding")) {
      Answer page = path.equals("/login") ? gatehouse.visitor().open(path) : mia.open(path);
      List<Element> files = page.page().select("link[rel=stylesheet], link[rel=icon], script[src]");
      assertThat(files).as(path).isNotEmpty();
      for (Element file : files) {
        String address = file.hasAttr("src") ? file.absUrl("src") : file.absUrl("href");
        Answer answer = mia.send(mia.request(address).header("Accept-Encoding", "gzip"));
        assertThat(answer.header("Cache-Control"))
            .as(address)
            .contains("max-age=31536000", "immutable");
        assertThat(answer.header("Content-Encoding")).as(address).isIn("gzip", "");
      }
    }
  }

  @Test
  @DisplayName("a page is packed for its reader, and never where another site led him to it")
  void packsPagesForTheirReaderAlone() {
    for (String path : List.of("/login", "/nothing-here")) {
      Visitor visitor = gatehouse.visitor();
      String plain = visitor.get(path).page().select("h1").text();
      for (String site : List.of("same-origin", "none", "cross-site", "same-site")) {
        Answer answer =
            visitor.send(
                visitor
                    .request(path)
                    .header("Accept-Encoding", "gzip")
                    .header("Sec-Fetch-Site", site));
        boolean packed =
            path.equals("/login") && (site.equals("same-origin") || site.equals("none"));
        assertThat(answer.header("Content-Encoding"))
            .as(path + " " + site)
            .isEqualTo(packed ? "gzip" : "");
        assertThat(answer.body().contains(plain)).isEqualTo(!packed);
      }
    }
  }

  private static void note(Map<String, Long> heavy, String what, long bytes, long most) {
    System.Logger log = System.getLogger(PageWeightBrowserIT.class.getName());
    log.log(System.Logger.Level.INFO, what + ": " + bytes + " bytes");
    assertThat(bytes).as(what).isPositive();
    if (bytes > most) {
      heavy.put(what, bytes);
    }
  }

  private static AtomicLong counted(Page page) {
    AtomicLong bytes = new AtomicLong();
    CDPSession network = page.context().newCDPSession(page);
    network.send("Network.enable");
    network.on(
        "Network.loadingFinished",
        finished -> bytes.addAndGet(finished.get("encodedDataLength").getAsLong()));
    return bytes;
  }

  private static void load(Page page, String path) {
    page.navigate(path, new NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
  }

  private Page signedIn() {
    Page page = browser.person();
    page.navigate("/login");
    page.locator("#username").fill(account + ":mia");
    page.locator("#password").fill(Accounts.PASSWORD);
    page.locator("#submit").click();
    assertThat(page.locator("#caller")).isVisible();
    return page;
  }
}
