package org.gatehouse.platform.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of answers: what has no value is {@code null} there, never absent. */
public final class JsonText {

  private JsonText() {}

  /** The value's text, or null. */
  public static JsonValue of(@Nullable Object value) {
    return value == null ? JsonValue.NULL : Json.createValue(value.toString());
  }

  /** A list of texts. */
  public static JsonArray list(List<String> texts) {
    return Json.createArrayBuilder(texts).build();
  }
}
