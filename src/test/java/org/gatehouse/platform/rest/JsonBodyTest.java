package org.gatehouse.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.JsonbException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void readsWhatACallKnows() throws IOException {
    JsonBody body = read("{\"name\":\"Zoë\",\"roles\":[\"a\",\"b\"],\"on\":true,\"none\":null}");

    assertThat(body.text("name")).isEqualTo("Zoë");
    assertThat(body.texts("roles")).containsExactly("a", "b");
    assertThat(body.flag("on", false)).isTrue();
    assertThat(body.text("none")).isNull();
    assertThat(body.text("absent")).isNull();
    assertThat(body.texts("absent")).isEmpty();
    assertThat(body.flag("absent", true)).isTrue();
    body.refuse();
  }

  @Test
  void namesValuesOfAWrongTypeAndFieldsNobodyKnows() throws IOException {
    JsonBody body = read("{\"name\":5,\"roles\":[\"a\",{}],\"on\":\"yes\",\"other\":1}");
    body.text("name");
    body.texts("roles");
    body.flag("on", false);

    assertThatThrownBy(body::refuse)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal ->
                assertThat(refusal.fields())
                    .extracting(FieldError::field)
                    .containsExactly("name", "roles[1]", "on", "other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "5", "null", "\"x\"", "{", "{\"a\":}", "{} {}"})
  void refusesWhatIsNoObject(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(JsonbException.class);
  }

  @Test
  void refusesWhatTheParserDoesNotRead() {
    for (String value : new String[] {"[".repeat(5_000) + "]".repeat(5_000), "1".repeat(5_000)}) {
      assertThatThrownBy(() -> read("{\"a\":" + value + "}").number("a", 1))
          .as(value.substring(0, 5))
          .isInstanceOfAny(JsonbException.class, BusinessException.class);
    }
  }

  @Test
  void refusesWhatIsNoUtf8() {
    byte[] latin = {'{', '"', 'a', '"', ':', '"', (byte) 0xFC, '"', '}'};

    assertThatThrownBy(() -> JsonBody.read(new ByteArrayInputStream(latin)))
        .isInstanceOf(JsonbException.class);
  }

  private static JsonBody read(String text) throws IOException {
    return JsonBody.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
