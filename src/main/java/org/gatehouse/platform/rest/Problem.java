package org.gatehouse.platform.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An answer that says what is wrong: {@code application/problem+json} (RFC 9457), with {@code
 * errors[]} for bad input.
 */
public record Problem(int status, String detail, List<Field> errors) {

  /** The media type. */
  public static final String TYPE = "application/problem+json";

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad request"),
          Map.entry(401, "Not authenticated"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content too large"),
          Map.entry(415, "Unsupported media type"),
          Map.entry(422, "Unprocessable content"),
          Map.entry(429, "Too many requests"),
          Map.entry(503, "Service unavailable"));

  private static final int FIRST_OF_SERVER = 500;

  /** One field's complaint: the field's name as the caller sent it, and a sentence. */
  public record Field(String field, String message) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem that concerns no field. */
  public static Problem of(int status, String detail) {
    return new Problem(status, detail, List.of());
  }

  /** The answer for REST. */
  public Response response() {
    return Response.status(status).type(TYPE).entity(json().toString()).build();
  }

  /** The answer for a filter or servlet. */
  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(TYPE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(json().toString());
  }

  JsonObject json() {
    var json =
        JsonText.object()
            .add("type", "about:blank")
            .add(
                "title",
                TITLES.getOrDefault(
                    status, status < FIRST_OF_SERVER ? "Bad request" : "Internal error"))
            .add("status", status)
            .add("detail", detail);
    if (!errors.isEmpty()) {
      JsonArrayBuilder array = JsonText.array();
      errors.forEach(
          error ->
              array.add(
                  JsonText.object().add("field", error.field()).add("message", error.message())));
      json.add("errors", array);
    }
    return json.build();
  }
}
