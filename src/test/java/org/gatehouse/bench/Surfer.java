package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser that costs little: cookies by their name, one answer at a time, no script. */
final class Surfer {

  private final Map<String, String> cookies = new LinkedHashMap<>();

  Surfer() {}

  /** One that has these cookies already. */
  Surfer(Map<String, String> cookies) {
    this.cookies.putAll(cookies);
  }

  /** The cookies whose names begin so. */
  Map<String, String> cookies(String beginning) {
    Map<String, String> found = new LinkedHashMap<>(cookies);
    found.keySet().removeIf(name -> !name.startsWith(beginning));
    return found;
  }

  /** An answer; the text is read whole, as a browser does. */
  record Page(int status, String location, String text) {

    Page expect(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException(status + " instead of " + wanted + ": " + text);
      }
      return this;
    }
  }

  Page get(String url) throws IOException {
    return answer(open(url));
  }

  Page post(String url, Map<String, String> form) throws IOException {
    HttpURLConnection connection = open(url);
    byte[] body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.US_ASCII);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return answer(connection);
  }

  private HttpURLConnection open(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    if (!cookies.isEmpty()) {
      connection.setRequestProperty(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return connection;
  }

  private Page answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              if ("Set-Cookie".equalsIgnoreCase(name)) {
                keep(values);
              }
            });
    String location = connection.getHeaderField("Location");
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return new Page(
          status,
          location == null
              ? ""
              : URI.create(connection.getURL().toString()).resolve(location).toString(),
          text);
    }
  }

  private void keep(List<String> set) {
    for (String cookie : set) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
  }
}
