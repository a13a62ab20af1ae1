package org.gatehouse.platform.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON.
 *
 * <p>The one way to it: {@code jakarta.json.Json} looks for its implementation at each call, in
 * every jar of the server, which costs more than all else that a small call does.
 */
public final class JsonText {

  private static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

  /** A new object. */
  public static JsonObjectBuilder object() {
    return JSON.createObjectBuilder();
  }

  /** A new list. */
  public static JsonArrayBuilder array() {
    return JSON.createArrayBuilder();
  }

  /** The value's text, or null: what has no value is {@code null} in answers, never absent. */
  public static JsonValue of(@Nullable Object value) {
    return value == null ? JsonValue.NULL : JSON.createValue(value.toString());
  }

  /** A number. */
  public static JsonValue number(int value) {
    return JSON.createValue(value);
  }

  /** A list of texts. */
  public static JsonArray list(List<String> texts) {
    return JSON.createArrayBuilder(texts).build();
  }

  /** The object that a text of our own holds. */
  public static JsonObject read(String text) {
    try (JsonParser parser = parser(text)) {
      parser.next();
      return parser.getObject();
    }
  }

  /** The whole number that a value is; null if it is none that fits. */
  static @Nullable Integer whole(JsonValue value) {
    try {
      return value instanceof JsonNumber number ? Integer.valueOf(number.intValueExact()) : null;
    } catch (ArithmeticException notWhole) {
      return null;
    }
  }

  /** The text of bytes in UTF-8; others are a body that is not understood. */
  static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonbException("The body is not in UTF-8.", e);
    }
  }

  static JsonParser parser(String text) {
    return JSON.createParser(new StringReader(text));
  }
}
