package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.gatehouse.audit.proofs.Verifier;
import org.gatehouse.audit.proofs.Verifier.Verdict;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Web;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence pack of an account, out of what its features know. */
class EvidenceIT {

  private static final Duration SEALED = Duration.ofSeconds(20);
  private static final String PROVEN = "its files are those of its manifest.\n";
  private static final String SINCE = "?from=2026-01-01T00:00:00Z";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  @TempDir Path folder;

  private String account = "";
  private String base = "";

  @BeforeEach
  void anAccountWithPeople() {
    account = accounts.create("proven");
    base = "/accounts/" + account;
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "lena", "Auditor");
    assertThat(api.put(base + "/policy", "{\"maxLoginAttempts\":4}").status()).isEqualTo(200);
  }

  @Test
  void holdsEntriesChangesRulesPeopleAndCoverage() throws Exception {
    Map<String, String> files = unzipped(bytes());

    assertThat(files.keySet())
        .contains(
            "changes.jsonl",
            "entries.jsonl",
            "manifest.json",
            "people.csv",
            "policy.json",
            "proofs.jsonl",
            "second-factors.json",
            "single-sign-on.json");
    assertThat(files.get("people.csv").lines())
        .anySatisfy(line -> assertThat(line).contains("mia", "Account Manager"))
        .anySatisfy(line -> assertThat(line).contains("lena", "Auditor"));
    JsonNode policy = new ObjectMapper().readTree(files.get("policy.json"));
    assertThat(policy.at("/rules/loginAttempts").asText()).isEqualTo("4");
    assertThat(policy.at("/overTime/0/rules/loginAttempts").asText()).isEqualTo("5");
    assertThat(policy.at("/overTime/1/rules/loginAttempts").asText()).isEqualTo("4");
    assertThat(files.get("entries.jsonl")).contains(policy.at("/overTime/1/event").asText());
    assertThat(files.get("changes.jsonl")).contains("5 → 4");
    assertThat(files.get("entries.jsonl")).contains("User created.");
    assertThat(files.get("second-factors.json")).contains("\"people\":2").contains("\"none\":2");
    assertThat(files.get("single-sign-on.json")).contains("\"configured\":false");
    assertThat(api.get(base + "/audit/events?item=Search").body())
        .contains("Logs export to file completed.")
        .contains("EVIDENCE");
  }

  @Test
  @DisplayName("what its proofs hold is recorded, however short the period is")
  void recordsWhatItsProofsHold() throws Exception {
    assertThat(
            Soon.within(
                SEALED,
                () -> {
                  bytes("?from=2099-01-01T00:00:00Z");
                  JsonNode entry = api.get(base + "/audit/events?item=Search").json();
                  return entry.at("/items/0/details/rows").asInt() >= 3;
                }))
        .isTrue();
  }

  @Test
  void isCheckedWithoutTheProduct() throws Exception {
    Path pack = folder.resolve("pack.zip");
    // What came a moment ago may not be sealed yet.
    assertThat(
            Soon.within(SEALED, () -> Verifier.check(write(pack, bytes())).text().contains(PROVEN)))
        .isTrue();
    Verdict whole = Verifier.check(pack);
    assertThat(whole.status()).as(whole.text()).isZero();
    assertThat(whole.text()).contains("The log of " + account + " holds");

    Map<String, String> files = unzipped(Files.readAllBytes(pack));
    files.computeIfPresent("entries.jsonl", (name, lines) -> lines.replace("5 → 4", "5 → 3"));
    Verdict changed = Verifier.check(write(folder.resolve("changed.zip"), zipped(files)));
    assertThat(changed.status()).isEqualTo(1);
    assertThat(changed.text())
        .contains("is not as its proof has it")
        .contains("entries.jsonl is not the file that the manifest names");

    files = unzipped(Files.readAllBytes(pack));
    files.computeIfPresent(
        "entries.jsonl",
        (name, lines) -> lines.lines().skip(1).collect(Collectors.joining("\n", "", "\n")));
    Verdict shortened = Verifier.check(write(folder.resolve("shortened.zip"), zipped(files)));
    assertThat(shortened.text()).contains("it was taken out");

    files = unzipped(Files.readAllBytes(pack));
    files.computeIfPresent(
        "proofs.jsonl",
        (name, lines) -> lines.replaceFirst("\"canonical\":\"[^\"]+\"", "\"canonical\":\"\""));
    Verdict emptied = Verifier.check(write(folder.resolve("emptied.zip"), zipped(files)));
    assertThat(emptied.status()).as(emptied.text()).isEqualTo(1);
    assertThat(emptied.text()).contains("Event 0: its body was changed");
  }

  @Test
  void isRefusedWithoutAPeriodOrForAPartOfTheEntries() {
    for (String query : new String[] {"", "?to=2026-01-01T00:00:00Z", SINCE + "&item=User"}) {
      Answer refused = api.get(base + "/audit/events.zip" + query);
      assertThat(refused.status()).as(query).isEqualTo(422);
      assertThat(refused.body()).as(query).contains("period");
    }
  }

  private byte[] bytes() {
    return bytes(SINCE);
  }

  private byte[] bytes(String query) {
    HttpRequest request =
        HttpRequest.newBuilder(
                gatehouse.url().resolve("/api/v1" + base + "/audit/events.zip" + query))
            .header("Authorization", "Bearer " + Gatehouse.API_KEY)
            .build();
    try {
      HttpResponse<byte[]> answer =
          Web.client().build().send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zipped(Map<String, String> files) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip.toByteArray();
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
