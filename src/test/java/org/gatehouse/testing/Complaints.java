package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a browser has to say against the product's pages: policy, console and script errors. */
final class Complaints {
  private static final String LISTENER =
      """
      document.addEventListener('securitypolicyviolation', e =>
        console.error('Policy: ' + e.violatedDirective + ' blocked ' + e.blockedURI + ' '
          + (e.sample || '') + ' at ' + e.sourceFile + ':' + e.lineNumber));
      """;

  private final String site;
  private final List<Complaint> all = new CopyOnWriteArrayList<>();
  private final Set<String> navigations = ConcurrentHashMap.newKeySet();

  private record Complaint(String text, String where) {
    /** The browser notes every 4xx and 5xx, also of a page that a test opened to see just that. */
    boolean about(Set<String> navigations) {
      return text.startsWith("Failed to load resource") && navigations.contains(where);
    }
  }

  Complaints(String site) {
    this.site = site;
  }

  void watch(BrowserContext context) {
    context.addInitScript(LISTENER);
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> add(error.error(), error.page()));
    context.onResponse(this::remember);
  }

  void assertNone() {
    assertThat(all.stream().filter(complaint -> !complaint.about(navigations)))
        .as("what the browser complained about")
        .isEmpty();
  }

  /** Nothing more to say, where a test failed anyway. */
  void forget() {
    all.clear();
  }

  private void hear(ConsoleMessage message) {
    String where = message.location().replaceAll(":\\d+:\\d+$", "");
    boolean ours = where.startsWith(site) || message.page().url().startsWith(site);
    if ("error".equals(message.type()) && ours) {
      all.add(new Complaint(message.text(), where));
    }
  }

  private void add(String error, Page page) {
    if (page.url().startsWith(site)) {
      all.add(new Complaint("Script: " + error, page.url()));
    }
  }

  private void remember(Response response) {
    if (response.request().isNavigationRequest()) {
      navigations.add(response.url());
    }
  }
}
