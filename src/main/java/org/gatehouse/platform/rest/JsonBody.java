package org.gatehouse.platform.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.ClientErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.time.CommonEra;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a call sends (RFC 8259, in UTF-8, at most 1 MB).
 *
 * <p>A field that is missing or {@code null} has no value. Values of a wrong type, and fields that
 * nobody asked for, are complained about by name in {@link #refuse()}; nothing is guessed.
 */
public final class JsonBody {

  private static final int MOST_BYTES = 1_048_576;
  private static final int TOO_LARGE = 413;
  private static final int MOST_OBJECTS = 1_000;

  private final JsonObject object;
  private final String path;
  private final Complaints complaints;
  private final Set<String> known = new HashSet<>();
  private final List<JsonBody> parts = new ArrayList<>();

  private JsonBody(JsonObject object, String path, Complaints complaints) {
    this.object = object;
    this.path = path;
    this.complaints = complaints;
  }

  /** Reads the object; anything else is answered with 400, more than 1 MB with 413. */
  public static JsonBody read(InputStream body) throws IOException {
    return read(body, MOST_BYTES);
  }

  /** Reads an object of at most so many bytes. */
  public static JsonBody read(InputStream body, int mostBytes) throws IOException {
    byte[] bytes = body.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw new ClientErrorException(TOO_LARGE);
    }
    try (JsonParser parser = JsonText.parser(JsonText.decoded(bytes))) {
      if (parser.next() == JsonParser.Event.START_OBJECT) {
        JsonObject object = parser.getObject();
        if (!parser.hasNext()) {
          return new JsonBody(object, "", new Complaints());
        }
      }
    } catch (RuntimeException e) {
      // The parser has no kind of its own for what is too deep or has too many digits.
      throw new JsonbException("The body is no JSON.", e);
    }
    throw new JsonbException("The body is not one object.");
  }

  /** The text of a field, if it has one. */
  public @Nullable String text(String field) {
    JsonValue value = value(field);
    if (value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    complain(field, "json.text");
    return null;
  }

  /** The list of texts of a field; empty when it has no value. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    JsonValue value = value(field);
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size() && !complaints.enough(); i++) {
        if (array.get(i) instanceof JsonString text) {
          texts.add(text.getString());
        } else {
          complain(field + "[" + i + "]", "json.text");
        }
      }
    } else if (value != JsonValue.NULL) {
      complain(field, "json.list");
    }
    return texts;
  }

  /** The object of a field, if it has one; it complains together with this one. */
  public Optional<JsonBody> object(String field) {
    JsonValue value = value(field);
    if (value instanceof JsonObject inner) {
      return Optional.of(part(field, inner));
    }
    if (value != JsonValue.NULL) {
      complain(field, "json.object");
    }
    return Optional.empty();
  }

  /** The list of at most 1,000 objects of a field; they complain together with this one. */
  public List<JsonBody> objects(String field) {
    List<JsonBody> objects = new ArrayList<>();
    JsonValue value = value(field);
    if (value instanceof JsonArray array && array.size() > MOST_OBJECTS) {
      complaints.add(path + field, "json.objects.many", MOST_OBJECTS);
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof JsonObject inner) {
          objects.add(part(field + "[" + i + "]", inner));
        } else {
          complain(field + "[" + i + "]", "json.object");
        }
      }
    } else if (value != JsonValue.NULL) {
      complain(field, "json.objects");
    }
    return objects;
  }

  /** The object of a field whose values are texts, numbers or truth values, as texts by name. */
  public Map<String, String> values(String field) {
    Map<String, String> values = new LinkedHashMap<>();
    JsonValue value = value(field);
    if (value instanceof JsonObject map) {
      map.forEach(
          (name, each) -> {
            if (each instanceof JsonString text) {
              values.put(name, text.getString());
            } else if (each instanceof JsonObject || each instanceof JsonArray) {
              complain(field + "." + name, "json.value");
            } else if (each != JsonValue.NULL) {
              values.put(name, each.toString());
            }
          });
    } else if (value != JsonValue.NULL) {
      complain(field, "json.object");
    }
    return values;
  }

  /** The truth value of a field, or the given one when it has none. */
  public boolean flag(String field, boolean otherwise) {
    JsonValue value = value(field);
    if (value == JsonValue.NULL) {
      return otherwise;
    }
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      complain(field, "json.flag");
    }
    return value == JsonValue.TRUE;
  }

  /** The truth value of a field, if it has one. */
  public @Nullable Boolean flag(String field) {
    return value(field) == JsonValue.NULL ? null : flag(field, false);
  }

  /** The whole number of a field, if it has one. */
  public @Nullable Integer number(String field) {
    JsonValue value = value(field);
    Integer number = JsonText.whole(value);
    if (number == null && value != JsonValue.NULL) {
      complain(field, "json.number");
    }
    return number;
  }

  /** The same; what is no whole number counts as the given one, which the caller refuses. */
  public @Nullable Integer number(String field, int none) {
    JsonValue value = value(field);
    Integer number = JsonText.whole(value);
    return number == null && value != JsonValue.NULL ? Integer.valueOf(none) : number;
  }

  /** The moment of a field, in RFC 3339 with any offset, if it has one. */
  public @Nullable Instant moment(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return CommonEra.moment(OffsetDateTime.parse(text));
    } catch (DateTimeException unreadable) {
      complain(field, "json.moment");
      return null;
    }
  }

  /** Whether a field has a value at all. */
  public boolean has(String field) {
    return value(field) != JsonValue.NULL;
  }

  /** Fields that an answer has and a call may send back; their values count for nothing. */
  public void ignore(String... fields) {
    known.addAll(List.of(fields));
  }

  /** Refuses with INVALID if a value has a wrong type or there is a field nobody asked for. */
  public void refuse() {
    complainOfUnknown();
    complaints.refuse();
  }

  private void complainOfUnknown() {
    if (!known.containsAll(object.keySet())) {
      Set<String> unknown = new TreeSet<>(object.keySet());
      unknown.removeAll(known);
      unknown.forEach(field -> complain(field, "json.unknown"));
    }
    parts.forEach(JsonBody::complainOfUnknown);
  }

  /** Complains of a field for a reason that only the caller knows. */
  public void complain(String field, String key) {
    complaints.add(path + field, key);
  }

  private JsonValue value(String field) {
    known.add(field);
    return object.getOrDefault(field, JsonValue.NULL);
  }

  private JsonBody part(String name, JsonObject inner) {
    JsonBody part = new JsonBody(inner, path + name + ".", complaints);
    parts.add(part);
    return part;
  }
}
