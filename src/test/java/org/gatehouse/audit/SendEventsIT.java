package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.trail.Catalogue;
import org.junit.jupiter.api.Test;

/** The sample client of deploy/ does what it says, with nothing but a shell and curl. */
class SendEventsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();

  @Test
  void sendsOneEventOfEveryKindThatOtherProductsHaveAndEachOnceThoughItIsRunTwice()
      throws Exception {
    String account = new Accounts(api).create("sample");
    String key = key(account);
    Set<String> kinds =
        new Catalogue()
            .texts().stream()
                .filter(text -> !text.ours())
                .map(text -> text.item() + " / " + text.action())
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(run(account, key)).isEqualTo("{\"accepted\":" + kinds.size() + ",\"duplicates\":0}");
    assertThat(run(account, key)).isEqualTo("{\"accepted\":0,\"duplicates\":" + kinds.size() + "}");

    Set<String> sent = new TreeSet<>();
    for (JsonNode entry :
        api.get("/accounts/" + account + "/audit/events?username=sample&limit=1000")
            .json()
            .path("items")) {
      sent.add(entry.path("item").asText() + " / " + entry.path("action").asText());
      assertThat(entry.path("details").has("description"))
          .as("the catalogue says the same: %s", entry)
          .isFalse();
    }
    assertThat(sent).isEqualTo(kinds);
  }

  @Test
  void saysWhatIsWrongAndFails() throws Exception {
    String account = new Accounts(api).create("sample");
    Process process = start(account, "no key");

    assertThat(output(process)).contains("This call needs a valid API key.");
    assertThat(process.exitValue()).isNotZero();
  }

  private String run(String account, String key) throws Exception {
    Process process = start(account, key);
    String output = output(process).strip();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private Process start(String account, String key) throws Exception {
    var builder = new ProcessBuilder("sh", Path.of("deploy/send-events.sh").toString());
    builder.environment().put("AUDIT_URL", gatehouse.url().toString());
    builder.environment().put("AUDIT_ACCOUNT", account);
    builder.environment().put("AUDIT_KEY", key);
    builder.environment().put("AUDIT_RUN", "one");
    return builder.redirectErrorStream(true).start();
  }

  private static String output(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  private String key(String account) {
    return api.post(
            "/accounts/" + account + "/apikeys",
            "{\"name\":\"sample\",\"scopes\":[\"audit:write\"]}")
        .json()
        .path("key")
        .asText();
  }
}
