package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Lighthouse says of pages, by its own rules for desktops; it comes from npm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LighthouseNight {

  private static final String TOOL = "lighthouse@13.5.0";
  private static final double LEAST = 0.95;
  private static final List<String> CATEGORIES =
      List.of("performance", "accessibility", "best-practices");
  private static final int MINUTES = 5;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private Path work;
  private String cookies;

  @BeforeAll
  void somebodyWithALog() throws IOException {
    work = Files.createDirectories(Path.of("target/lighthouse").toAbsolutePath());
    Accounts accounts = new Accounts(gatehouse.api());
    String account = accounts.create("lighthouse");
    accounts.user(account, "mia", "Account Manager");
    for (int i = 0; i < 30; i++) {
      accounts.user(account, "person" + i, "User");
    }
    Visitor mia = gatehouse.visitor();
    mia.signIn(account + ":mia", Accounts.PASSWORD);
    // The server's first answers are not what people see.
    for (int i = 0; i < 20; i++) {
      mia.open("/audit");
      gatehouse.visitor().open("/login");
    }
    cookies =
        mia.cookies().stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
  }

  @Test
  void theSignInPageIsFastAccessibleAndSound() throws Exception {
    assertGood("login", Map.of());
  }

  @Test
  void theAuditLogIsFastAccessibleAndSound() throws Exception {
    assertGood("audit", Map.of("Cookie", cookies));
  }

  private void assertGood(String page, Map<String, String> headers) throws Exception {
    ObjectMapper json = new ObjectMapper();
    Path sent = work.resolve(page + "-headers.json");
    json.writeValue(sent.toFile(), headers);
    File report = work.resolve(page + ".json").toFile();
    Files.deleteIfExists(report.toPath());
    ProcessBuilder tool =
        new ProcessBuilder(
                "npx",
                "--yes",
                TOOL,
                gatehouse.url().resolve("/" + page).toString(),
                "--preset=desktop",
                "--only-categories=" + String.join(",", CATEGORIES),
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
                "--extra-headers=" + sent,
                "--output=json",
                "--output-path=" + report,
                "--quiet")
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(page + ".log").toFile());
    tool.environment().put("CHROME_PATH", Chromium.whole().toString());
    Process running = tool.start();
    try {
      assertThat(running.waitFor(MINUTES, TimeUnit.MINUTES)).as("Lighthouse has ended").isTrue();
    } finally {
      running.destroy();
      Files.delete(sent);
    }
    JsonNode found = json.readTree(report);
    assertThat(found.path("finalDisplayedUrl").asText()).endsWith("/" + page);
    for (String category : CATEGORIES) {
      assertThat(found.path("categories").path(category).path("score").asDouble())
          .as(category + " of /" + page + ", see " + report)
          .isGreaterThanOrEqualTo(LEAST);
    }
  }
}
