package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeafTest {

  private static final byte[] SALT = new byte[32];
  private static final CatalogueText TEXT = new Catalogue().get("user.login", Outcome.SUCCESS, "");

  @Test
  void writesTheSameBytesForTheSameEventWhateverTheOrderOfItsDetails() {
    assertThat(text(event("ann", Map.of("email", "a@b.example", "name", "Ann"))))
        .isEqualTo(text(event("ann", Map.of("name", "Ann", "email", "a@b.example"))))
        .startsWith("{\"account\":\"7\",\"action\":\"Login\",\"details\":{\"email\":\"")
        .contains(
            "\"id\":\"e-1\",\"ip\":\"",
            "\"item\":\"User\",\"name\":\"user.login\",\"occurredAt\":1795341600000001,",
            "\"outcome\":\"SUCCESS\",\"recordedAt\":1795341601000000,\"userAgent\":\"")
        .endsWith("\"v\":2}");
  }

  @Test
  void leavesOutWhatIsEmpty() {
    assertThat(text(event("", Map.of()))).doesNotContain("username", "reason").contains("\"ip\"");
  }

  @Test
  void holdsNoPersonalValue() {
    assertThat(text(event("ann", Map.of("name", "Ann", "email", "a@b.example"))))
        .doesNotContain("ann", "Ann", "a@b.example", "203.0.113.9", "Firefox");
  }

  @Test
  void changesWithEachValueAndWithTheSalt() {
    String bytes = text(event("ann", Map.of("name", "Ann")));
    byte[] salt = SALT.clone();
    salt[0] = 1;

    assertThat(bytes)
        .isNotEqualTo(text(event("anna", Map.of("name", "Ann"))))
        .isNotEqualTo(text(event("ann", Map.of("name", "Anne"))))
        .isNotEqualTo(
            new String(
                Leaf.bytes(event("ann", Map.of("name", "Ann")), salt), StandardCharsets.UTF_8));
  }

  @Test
  void writesJsonAsRfc8785Does() {
    assertThat(Json.of(Map.of("b", "ö\u20ac", "a", "\"\\\n\u001f/", "c", 3, "d", Map.of())))
        .isEqualTo("{\"a\":\"\\\"\\\\\\n\\u001f/\",\"b\":\"ö€\",\"c\":3,\"d\":{}}");
  }

  private static String text(Happening event) {
    return new String(Leaf.bytes(event, SALT), StandardCharsets.UTF_8);
  }

  private static Happening event(String userName, Map<String, String> details) {
    return new Happening(
        "e-1",
        7,
        Instant.parse("2026-11-22T10:00:00.000001Z"),
        Instant.parse("2026-11-22T10:00:01Z"),
        TEXT,
        "",
        new Happening.Circumstances(userName, "203.0.113.9", "Firefox"),
        details);
  }
}
