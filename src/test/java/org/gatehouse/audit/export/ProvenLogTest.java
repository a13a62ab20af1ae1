package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.trail.TrailInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far the log goes in a file with its proofs. */
class ProvenLogTest {

  private static final long ACCOUNT = 7;

  private final TrailInMemory trail = new TrailInMemory(Instant.parse("2026-11-26T10:00:00Z"));

  @TempDir Path folder;

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  @DisplayName("what was recorded a moment before the file is begun is in it with its proof")
  void waitsForTheSealsOfWhatWasRecordedBefore() throws IOException {
    trail.as("dana").in(ACCOUNT).record("user.create", Map.of("name", "mia"));
    trail.seal();
    trail.record("user.lock", Map.of("name", "mia"));
    Path file = folder.resolve("export.jsonl");

    ProofsInMemory.export(trail, ACCOUNT, file, Duration.ofMinutes(1), rows -> trail.seal());

    assertThat(Files.readAllLines(file)).filteredOn(line -> line.contains("\"leaf\"")).hasSize(2);
  }

  @Test
  @DisplayName("what nobody seals keeps no file waiting for ever")
  void waitsNotForEver() throws IOException {
    trail.as("dana").in(ACCOUNT).record("user.create", Map.of("name", "mia"));
    Path file = folder.resolve("export.jsonl");

    ProofsInMemory.export(trail, ACCOUNT, file, Duration.ofMillis(1), rows -> {});

    assertThat(Files.readAllLines(file)).noneMatch(line -> line.contains("\"leaf\""));
  }
}
