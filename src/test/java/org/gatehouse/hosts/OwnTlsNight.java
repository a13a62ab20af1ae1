package org.gatehouse.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import org.gatehouse.testing.Authority;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Ports;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An account's own login host at a server that speaks TLS itself, as {@code server-config} says.
 */
class OwnTlsNight {

  private static final String PASSWORD = "changeit";

  @Test
  @DisplayName("A-39, A-40: TLS by the server itself")
  @Tag("A-39")
  @Tag("A-40")
  void servesItWithoutAProxy() throws Exception {
    int port = Ports.free();
    Path keys = Files.createTempDirectory("tls").resolve("tls.p12");
    write(keys);
    try (Gatehouse gatehouse =
        Gatehouse.another(
            "own-tls",
            Map.of(
                "GATEHOUSE_PUBLIC_URL",
                "https://" + OwnHostStory.PUBLIC,
                "GATEHOUSE_TLS",
                "true",
                "GATEHOUSE_TLS_PORT",
                String.valueOf(port),
                "GATEHOUSE_TLS_KEY_STORE",
                keys.toString(),
                "GATEHOUSE_TLS_PASSWORD",
                PASSWORD,
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.keyStore=%s -Djavax.net.ssl.keyStorePassword=%s"
                    .formatted(keys, PASSWORD)))) {
      OwnHostStory story = new OwnHostStory(gatehouse);
      assertThat(OwnHostStory.status(port, "login.nobody.hosts.example", "/login")).isEqualTo(421);
      assertThat(OwnHostStory.status(port, OwnHostStory.PUBLIC, "/login")).isEqualTo(200);
      assertThat(OwnHostStory.status(port, OwnHostStory.PUBLIC, "/metrics")).isEqualTo(404);
      story.miaSignsIn(port);
    } finally {
      Files.delete(keys);
      Files.delete(keys.getParent());
    }
  }

  /** A key store with one certificate, whose owner does not matter to this test's browser. */
  private static void write(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    Authority.store(keys, "s1as", OwnHostStory.PUBLIC, PASSWORD.toCharArray());
    try (var out = Files.newOutputStream(file)) {
      keys.store(out, PASSWORD.toCharArray());
    }
  }
}
