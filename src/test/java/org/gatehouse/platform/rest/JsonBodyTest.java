package org.gatehouse.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.JsonbException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void readsNoMomentThatRfc3339CanNotWriteInUtc() throws IOException {
    JsonBody body =
        read(
            "{\"last\":\"9999-12-31T23:59:59Z\",\"late\":\"9999-12-31T23:59:59-18:00\","
                + "\"early\":\"0001-01-01T00:00:00+18:00\"}");

    assertThat(body.moment("last")).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(body.moment("late")).isNull();
    assertThat(body.moment("early")).isNull();
    assertThatThrownBy(body::refuse)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal ->
                assertThat(refusal.fields())
                    .containsExactly(
                        FieldError.of("late", "json.moment"),
                        FieldError.of("early", "json.moment")));
  }

  @Test
  void complainsAHundredTimesAtMost() throws IOException {
    String zeros = "[" + "0,".repeat(999) + "0]";
    String many =
        IntStream.range(0, 1_000).mapToObj(i -> "\"f" + i + "\":[]").collect(joining(","));
    List<JsonBody> bodies =
        List.of(
            read("{\"a\":" + zeros + "}"),
            read("{\"a\":" + zeros + "}"),
            read("{\"a\":{" + many + "}}"),
            read("{" + many + "}"));
    bodies.get(0).texts("a");
    bodies.get(1).objects("a");
    bodies.get(2).values("a");

    for (JsonBody body : bodies) {
      assertThatThrownBy(body::refuse)
          .isInstanceOfSatisfying(
              BusinessException.class, refusal -> assertThat(refusal.fields()).hasSize(100));
    }
  }

  @Test
  void opensNoObjectsOfAListThatNobodySendsInEarnest() throws IOException {
    JsonBody most = read("{\"a\":[" + "{},".repeat(999) + "{}]}");
    JsonBody more = read("{\"a\":[" + "{},".repeat(1_000) + "{}]}");

    assertThat(most.objects("a")).hasSize(1_000);
    most.refuse();
    assertThat(more.objects("a")).isEmpty();
    assertThatThrownBy(more::refuse)
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal ->
                assertThat(refusal.fields())
                    .containsExactly(FieldError.of("a", "json.objects.many", 1_000)));
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
