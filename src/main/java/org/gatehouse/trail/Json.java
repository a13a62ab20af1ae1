package org.gatehouse.trail;

import jakarta.json.JsonString;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gatehouse.platform.rest.JsonText;

/** Writes objects of texts as RFC 8785 has them: one object, one sequence of bytes. */
final class Json {

  private Json() {}

  /** The object; its values are texts, numbers or objects of the same kind. */
  static String of(Map<String, ?> object) {
    StringBuilder json = new StringBuilder(1_024);
    write(object, json);
    return json.toString();
  }

  /** The texts of an object that {@link #of} wrote; empty for none. */
  static Map<String, String> texts(String json) {
    Map<String, String> texts = new TreeMap<>();
    if (!json.isEmpty()) {
      JsonText.read(json)
          .forEach(
              (name, value) ->
                  texts.put(
                      name,
                      value instanceof JsonString text ? text.getString() : value.toString()));
    }
    return texts;
  }

  private static void write(Object value, StringBuilder json) {
    if (value instanceof Map<?, ?> object) {
      char before = '{';
      // RFC 8785, 3.2.3: names sort by UTF-16 code units, which is how Java compares texts.
      for (var member : sorted(object).entrySet()) {
        json.append(before);
        text((String) member.getKey(), json);
        json.append(':');
        write(member.getValue(), json);
        before = ',';
      }
      json.append(object.isEmpty() ? "{}" : "}");
    } else if (value instanceof Integer || value instanceof Long) {
      json.append(value);
    } else {
      text((String) value, json);
    }
  }

  private static SortedMap<?, ?> sorted(Map<?, ?> object) {
    return object instanceof SortedMap<?, ?> already && already.comparator() == null
        ? already
        : new TreeMap<>(object);
  }

  private static void text(String text, StringBuilder json) {
    json.append('"');
    int copied = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character >= ' ' && character != '"' && character != '\\') {
        continue;
      }
      json.append(text, copied, at);
      copied = at + 1;
      switch (character) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default ->
            json.append(character < 16 ? "\\u000" : "\\u00").append(Integer.toHexString(character));
      }
    }
    json.append(text, copied, text.length()).append('"');
  }
}
