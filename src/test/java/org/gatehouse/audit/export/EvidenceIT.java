package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The evidence pack of an account, out of what its features know. */
class EvidenceIT {

  private static final String SINCE = "?from=2026-01-01T00:00:00Z";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

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
    Map<String, String> files = pack();

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
    assertThat(files.get("policy.json")).contains("\"loginAttempts\":\"4\"");
    assertThat(files.get("changes.jsonl")).contains("5 → 4");
    assertThat(files.get("entries.jsonl")).contains("User created.");
    assertThat(files.get("second-factors.json")).contains("\"people\":2").contains("\"none\":2");
    assertThat(files.get("single-sign-on.json")).contains("\"configured\":false");
    assertThat(api.get(base + "/audit/events?item=Search").body())
        .contains("Logs export to file completed.")
        .contains("EVIDENCE");
  }

  @Test
  void isRefusedWithoutAPeriodOrForAPartOfTheEntries() {
    for (String query : new String[] {"", "?to=2026-01-01T00:00:00Z", SINCE + "&item=User"}) {
      Answer refused = api.get(base + "/audit/events.zip" + query);
      assertThat(refused.status()).as(query).isEqualTo(422);
      assertThat(refused.body()).as(query).contains("period");
    }
  }

  private Map<String, String> pack() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                gatehouse.url().resolve("/api/v1" + base + "/audit/events.zip" + SINCE))
            .header("Authorization", "Bearer " + Gatehouse.API_KEY)
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
