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
import java.util.List;
import java.util.Map;
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
  private static final Duration MEASURED = Duration.ofSeconds(30);

  @Test
  void aChangedSetting() throws IOException {
    double with = changes("recording");
    String war = System.getProperty(WAR);
    try {
      System.setProperty(WAR, silent(Path.of(war)).toString());
      double without = changes("silent");
      Figures.add(
          "A changed setting over REST with its entry in the log, mean",
          Figures.number(with) + " ms",
          "%s ms without: %+.0f %%; limit +15 %%"
              .formatted(Figures.number(without), (with / without - 1) * 100));
    } finally {
      System.setProperty(WAR, war);
    }
  }

  /** The mean time of a call in milliseconds. */
  private static double changes(String name) {
    try (Gatehouse gatehouse = Gatehouse.another(name, Map.of())) {
      Api api = gatehouse.api();
      String keys = "/accounts/" + new Accounts(api).create("recording") + "/apikeys";
      JsonNode key = api.post(keys, "{\"name\":\"changed\",\"scopes\":[\"audit:write\"]}").json();
      String path = keys + "/" + key.path("id").asText();
      Caller caller = new Caller(gatehouse.url(), Gatehouse.API_KEY);
      AtomicInteger number = new AtomicInteger();
      List<Load.Call> change =
          List.of(
              () ->
                  caller.put(
                      path,
                      "{\"name\":\"changed %d\",\"scopes\":[\"audit:write\"]}"
                          .formatted(number.incrementAndGet())));
      Load.warmUp(change);
      return 1_000 / Load.during(MEASURED, change).perSecond();
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
