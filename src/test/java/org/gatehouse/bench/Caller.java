package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A program that calls REST with a key over kept connections: one that costs little itself, since
 * it shares the machine with what it measures.
 */
record Caller(URI product, String key) {

  private static final int OK = 200;

  /** The answer's text. */
  String get(String path) throws IOException {
    HttpURLConnection connection = open(path);
    return answer(connection);
  }

  String post(String path, String json) throws IOException {
    return send("POST", path, json);
  }

  String put(String path, String json) throws IOException {
    return send("PUT", path, json);
  }

  private String send(String method, String path, String json) throws IOException {
    HttpURLConnection connection = open(path);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    connection.setRequestMethod(method);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(bytes.length);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream body = connection.getOutputStream()) {
      body.write(bytes);
    }
    return answer(connection);
  }

  /** The connection, when more than a text is wanted. */
  HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) product.resolve("/api/v1" + path).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + key);
    return connection;
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    boolean good = connection.getResponseCode() == OK;
    try (InputStream body = good ? connection.getInputStream() : connection.getErrorStream()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      if (!good) {
        throw new IOException(connection.getResponseCode() + " " + text);
      }
      return text;
    }
  }
}
