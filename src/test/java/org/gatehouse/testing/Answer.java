package org.gatehouse.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What the server answered, as text, as a page or as JSON. */
public record Answer(HttpResponse<String> response) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  /** The URL that gave this answer, after redirections. */
  public URI url() {
    return response.uri();
  }

  /** The value of a header, or an empty text without it. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Where the answer leads; fails when it leads nowhere. */
  public URI location() {
    return url().resolve(response.headers().firstValue("Location").orElseThrow());
  }

  public boolean redirects() {
    return status() >= 300 && status() < 400 && !header("Location").isEmpty();
  }

  /** The page as a tree; its relative links are resolved against {@link #url()}. */
  public Document page() {
    return Jsoup.parse(body(), url().toString());
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(this + " is not JSON", e);
    }
  }

  /** Status, URL and the beginning of the body, for the message of a failed assertion. */
  @Override
  public String toString() {
    String text = body().strip();
    return "%d %s %s"
        .formatted(status(), url(), text.length() > 600 ? text.substring(0, 600) + " …" : text);
  }
}
