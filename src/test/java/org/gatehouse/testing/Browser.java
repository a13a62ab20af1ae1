package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's Chromium as the people of a test use it; register it as an extension.
 *
 * <p>A test fails when a page of the product breaks the content security policy, writes an error to
 * the console or lets a script fail. Wait with locators and assertions: {@code waitForFunction}
 * needs eval, which the policy forbids.
 */
public final class Browser implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** Hosts of accounts lead to the server under test. */
  private static final String HOSTS = "MAP *.hosts.example 127.0.0.1";

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The elements that reach over the edge, none where nothing can be scrolled sideways. */
  private static final String TOO_WIDE =
      """
      () => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return [];
        return [...document.body.querySelectorAll('*')]
          .filter(one => { const box = one.getBoundingClientRect();
            return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1); })
          .map(one => one.cloneNode(false).outerHTML.slice(0, 120))
          .concat([root.scrollWidth + ' of ' + root.clientWidth]).slice(0, 12);
      }
      """;

  private static @Nullable Playwright playwright;
  private static final Map<String, com.microsoft.playwright.Browser> RUNNING = new HashMap<>();

  private final URI home;
  private final String leads;
  private final List<BrowserContext> people = new ArrayList<>();
  private Complaints complaints;
  private String test = "";

  /** Relative addresses mean this URL, and only its pages are watched. */
  public Browser(URI home) {
    this(home, HOSTS);
  }

  /** The same where names lead elsewhere: {@code MAP *.hosts.example 127.0.0.1:8443}. */
  public Browser(URI home, String leads) {
    this.home = home;
    this.leads = leads;
    this.complaints = new Complaints(home.toString());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    complaints = new Complaints(home.toString());
    test =
        context.getRequiredTestClass().getSimpleName()
            + "-"
            + context.getRequiredTestMethod().getName();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (context.getExecutionException().isPresent()) {
        people.stream().flatMap(person -> person.pages().stream()).forEach(this::keepFailure);
        complaints.forget();
      }
    } finally {
      close();
    }
  }

  /** Ends what it was used for; for a test that does not register it. */
  @Override
  public void close() {
    people.forEach(BrowserContext::close);
    people.clear();
    complaints.assertNone();
  }

  /** A page of somebody new, with an empty cookie jar: English, in Berlin, on a large screen. */
  public Page person() {
    return person(options -> {});
  }

  /** A page of somebody new with other habits: language, zone, screen, colours. */
  public Page person(Consumer<com.microsoft.playwright.Browser.NewContextOptions> habits) {
    var options =
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(home.toString())
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin")
            .setViewportSize(1440, 900)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setIgnoreHTTPSErrors(true);
    habits.accept(options);
    BrowserContext context = chromium(leads).newContext(options);
    context.setDefaultTimeout(20_000);
    context.setDefaultNavigationTimeout(60_000);
    complaints.watch(context);
    people.add(context);
    return context.newPage();
  }

  /** Signs somebody in, who then is at home. */
  public static void signIn(Page page, String user, String password) {
    page.navigate("/login");
    page.locator("#username").fill(user);
    page.locator("#password").fill(password);
    page.locator("#submit").click();
    PlaywrightAssertions.assertThat(page.locator("#caller")).isVisible();
  }

  /** Fails when axe finds anything against WCAG 2.2 AA or good practice. */
  public void assertAccessible(Page page) {
    // What the header that stays covers in part counts as too small.
    page.evaluate("() => window.scrollTo({top: 0, behavior: 'instant'})");
    assertNothingFound(page, new AxeBuilder(page));
  }

  /** The same for an open menu alone: what it covers in part counts as too small, too. */
  public void assertAccessible(Page page, String menu) {
    assertNothingFound(page, new AxeBuilder(page).include(menu));
  }

  private static void assertNothingFound(Page page, AxeBuilder axe) {
    var found = axe.options(onlyViolations()).setLegacyMode(true).analyze().getViolations();
    assertThat(found)
        .extracting(
            rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().get(0).getHtml())
        .as("what axe finds on " + page.url())
        .isEmpty();
  }

  /**
   * What else it has looked at is not carried over, which takes longer than looking. Frames, which
   * its newer mode is for, the product has none.
   */
  private static AxeRunOptions onlyViolations() {
    var tags = new AxeRunOnlyOptions();
    tags.setType("tag");
    tags.setValues(RULES);
    var options = new AxeRunOptions();
    options.setRunOnly(tags);
    options.setResultTypes(List.of("violations"));
    return options;
  }

  /** Fails when the page can be scrolled sideways on a small phone. */
  public void assertFitsPhones(Page page) {
    var before = page.viewportSize();
    for (int width : List.of(320, 390)) {
      page.setViewportSize(width, 800);
      List<?> over = (List<?>) page.evaluate(TOO_WIDE);
      assertThat(over).as("what is too wide at " + width + " pixels: " + page.url()).isEmpty();
    }
    page.setViewportSize(before.width, before.height);
  }

  /**
   * Keeps a picture in target/screenshots when {@code gatehouse.pictures} asks for them: each takes
   * a long page to be drawn, and only people look at them.
   */
  public static void screenshot(Page page, String name) {
    if (Boolean.getBoolean("gatehouse.pictures")) {
      picture(page, name);
    }
  }

  /** Keeps a picture in target/screenshots. */
  static void picture(Page page, String name) {
    page.evaluate("() => document.fonts.ready.then(() => true)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots", name + ".png"))
            .setFullPage(true));
  }

  static synchronized void closeShared() {
    if (playwright != null) {
      playwright.close();
      playwright = null;
      RUNNING.clear();
    }
  }

  private void keepFailure(Page page) {
    picture(page, "failed-" + test + "-" + page.context().pages().indexOf(page));
  }

  private static synchronized com.microsoft.playwright.Browser chromium(String leads) {
    if (playwright == null) {
      PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }
    return RUNNING.computeIfAbsent(leads, Browser::started);
  }

  private static com.microsoft.playwright.Browser started(String leads) {
    List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.add("--host-resolver-rules=" + leads);
    return Objects.requireNonNull(playwright)
        .chromium()
        .launch(
            new BrowserType.LaunchOptions().setExecutablePath(Chromium.find()).setArgs(arguments));
  }
}
