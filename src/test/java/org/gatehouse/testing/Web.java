package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One HTTP request and its answer as text, for launchers that have only the JDK. */
public final class Web {
  private static final HttpClient CLIENT = client().connectTimeout(Duration.ofSeconds(5)).build();

  private Web() {}

  /**
   * A client that speaks HTTP/1.1, as a browser or a proxy does without TLS. By itself the JDK's
   * asks each server to change to HTTP/2 (h2c), and what Payara Micro then sends is garbled in one
   * of a hundred answers that are longer than 64 kB.
   */
  public static HttpClient.Builder client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
  }

  /** Returns the document behind the URL, or fails with its status. */
  static String read(URI url) {
    return expect(200, send(CLIENT, HttpRequest.newBuilder(url).build()));
  }

  /** Puts a JSON document there with a bearer key and returns what is answered. */
  static HttpResponse<String> putJson(URI url, String key, String json) {
    return send(
        CLIENT,
        HttpRequest.newBuilder(url)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return answer.body();
  }
}
