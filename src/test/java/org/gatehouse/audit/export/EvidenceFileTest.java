package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.Assertions;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.LogRow;
import org.gatehouse.audit.Position;
import org.gatehouse.audit.Span;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.trail.EvidencePart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFileTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Heading HEADING =
      Heading.forProgram("contoso", "Contoso", "from=2026-11-01T00:00:00Z", NOON, false);
  private static final EvidencePart.Asked ASKED =
      new EvidencePart.Asked(7, Optional.of(NOON), Optional.empty(), UnaryOperator.identity());

  @TempDir Path folder;

  /** A feature's file. */
  private record Part(String file, String text) implements EvidencePart {

    @Override
    public void write(Asked asked, OutputStream out) throws IOException {
      out.write((text + asked.accountId()).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void holdsTheFilesOfTheFeaturesTheEntriesAndTheChangesAmongThem() throws IOException {
    Map<String, byte[]> files = unzipped(pack());

    assertThat(files.keySet())
        .containsExactly(
            "people.csv", "policy.json", "entries.jsonl", "changes.jsonl", "manifest.json");
    assertThat(text(files, "people.csv")).isEqualTo("people of 7");
    assertThat(text(files, "entries.jsonl").lines()).hasSize(2);
    assertThat(text(files, "changes.jsonl").lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains("30 → 60"));
  }

  @Test
  void namesTheHashOfEachFileInItsManifest() throws IOException {
    Map<String, byte[]> files = unzipped(pack());
    JsonNode manifest = new ObjectMapper().readTree(text(files, "manifest.json"));

    assertThat(manifest.path("account").asText()).isEqualTo("contoso");
    assertThat(manifest.path("allChanges").asBoolean()).isTrue();
    assertThat(manifest.path("files")).hasSize(4);
    for (JsonNode file : manifest.path("files")) {
      byte[] bytes = files.get(file.path("name").asText());
      assertThat(file.path("bytes").asInt()).isEqualTo(bytes.length);
      assertThat(file.path("sha256").asText())
          .isEqualTo(HexFormat.of().formatHex(Tokens.sha256(bytes)));
    }
  }

  @Test
  void isNoZipWhereItEndsEarly() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EvidenceFile pack = new EvidenceFile(out, HEADING)) {
      pack.write(row(1, "{}"), "Said.");
    }
    Path file = Files.write(folder.resolve("early.zip"), out.toByteArray());

    Assertions.assertThatThrownBy(() -> new ZipFile(file.toFile()))
        .isInstanceOf(ZipException.class);
  }

  @Test
  void isMadeOfAPeriodAndOfNothingLess() {
    Span since = new Span(Optional.of(NOON), Optional.empty());

    assertThat(Evidence.isPeriod(LogFilter.NONE.within(since))).isTrue();
    assertThat(Evidence.isPeriod(LogFilter.NONE)).isFalse();
    assertThat(Evidence.isPeriod(LogFilter.NONE.within(since).of("*"))).isFalse();
    assertThat(
            Evidence.isPeriod(
                LogFilter.NONE.within(since).saying(Optional.of("user.login.success"))))
        .isFalse();
  }

  private static byte[] pack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EvidenceFile pack = new EvidenceFile(out, HEADING)) {
      pack.write(new Part("people.csv", "people of "), ASKED);
      pack.write(new Part("policy.json", "rules of "), ASKED);
      pack.write(row(2, "{\"change.inactivityDays\":\"30 → 60\"}"), "Changed.");
      pack.write(row(1, "{\"name\":\"Dana\"}"), "Said.");
      pack.end();
    }
    return out.toByteArray();
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static LogRow row(int id, String details) {
    return new LogRow(
        new Position(NOON, id),
        "event-" + id,
        "contoso",
        "dana",
        "203.0.113.9",
        "",
        "",
        "account.security-options.success",
        "Account",
        "Update",
        "SUCCESS",
        "",
        details);
  }
}
