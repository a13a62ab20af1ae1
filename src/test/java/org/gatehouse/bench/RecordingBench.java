package org.gatehouse.bench;

import static net.bytebuddy.matcher.ElementMatchers.named;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.StubMethod;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.trail.AuditTrail;
import org.junit.jupiter.api.Test;

/**
 * What recording adds to a change of a setting: the same call to the product, and to the same
 * product whose trail writes nothing.
 */
class RecordingBench {

  private static final String WAR = "gatehouse.it.war";
  private static final int ROUNDS = 6;
  private static final int WARMING = 24;
  private static final Duration ROUND =
      Duration.ofSeconds(Integer.getInteger("gatehouse.bench.seconds", 10));

  @Test
  void aChangedSetting() throws IOException {
    try (Gatehouse recording = Gatehouse.deployed("recording");
        Gatehouse silent = silent()) {
      List<Load.Call> with = List.of(change(recording));
      List<Load.Call> without = List.of(change(silent));
      // In turn from the beginning, so that both have had as many calls; a hundred thousand of them
      // go by before they get no faster.
      for (int window = 0; window < WARMING; window++) {
        Load.during(ROUND, with);
        Load.during(ROUND, without);
      }
      List<Load> recorded = new ArrayList<>();
      List<Load> unrecorded = new ArrayList<>();
      // In turn: what else the machine has to do changes from one minute to the next.
      for (int round = 0; round < ROUNDS; round++) {
        recorded.add(Load.during(ROUND, with));
        unrecorded.add(Load.during(ROUND, without));
      }
      double more = Load.perSecond(unrecorded) / Load.perSecond(recorded) - 1;
      Figures.add(
          "A changed setting over REST with its entry in the log, mean",
          mean(recorded) + " ms",
          "%s ms without: %+.0f %%; limit +15 %%".formatted(mean(unrecorded), more * 100));
    }
  }

  private static String mean(List<Load> rounds) {
    return String.format(Locale.ENGLISH, "%.2f", 1_000 / Load.perSecond(rounds));
  }

  /** Gives a key another name, over and over. */
  private static Load.Call change(Gatehouse gatehouse) {
    Api api = gatehouse.api();
    String keys = "/accounts/" + new Accounts(api).create("changed") + "/apikeys";
    JsonNode key = api.post(keys, "{\"name\":\"changed\",\"scopes\":[\"audit:write\"]}").json();
    String path = keys + "/" + key.path("id").asText();
    Caller caller = new Caller(gatehouse.url(), Gatehouse.API_KEY);
    AtomicInteger number = new AtomicInteger();
    return () ->
        caller.put(
            path,
            "{\"name\":\"changed %d\",\"scopes\":[\"audit:write\"]}"
                .formatted(number.incrementAndGet()));
  }

  /** The same product whose trail writes nothing. */
  private static Gatehouse silent() throws IOException {
    String war = System.getProperty(WAR);
    try {
      System.setProperty(WAR, silent(Path.of(war)).toString());
      return Gatehouse.deployed("silent");
    } finally {
      System.setProperty(WAR, war);
    }
  }

  /** A copy of the application that differs in one method, which does nothing. */
  private static Path silent(Path war) throws IOException {
    Path copy = Files.createDirectories(Path.of("target/bench")).resolve("gatehouse.war");
    Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
    byte[] trail =
        new ByteBuddy()
            .redefine(AuditTrail.class)
            .method(named("record"))
            .intercept(StubMethod.INSTANCE)
            .make()
            .getBytes();
    try (FileSystem files = FileSystems.newFileSystem(copy)) {
      Files.write(
          files.getPath(
              "WEB-INF/classes/" + AuditTrail.class.getName().replace('.', '/') + ".class"),
          trail);
    }
    return copy;
  }
}
