package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A program that calls {@code /api/v1} with a key. */
public final class Api {
  private final Visitor visitor;
  private final String key;

  /** Calls the product at this URL with this key. */
  public Api(URI home, String key) {
    this(new Visitor(home), key);
  }

  /** Calls it as somebody does who is there already. */
  public Api(Visitor visitor, String key) {
    this.visitor = visitor;
    this.key = key;
  }

  /** Reads a path below {@code /api/v1}. */
  public Answer get(String path) {
    return visitor.send(request(path).GET());
  }

  /** Asks for the headers of what is there. */
  public Answer head(String path) {
    return visitor.send(request(path).method("HEAD", BodyPublishers.noBody()));
  }

  /** Keeps what is below a path in a file, however much it is. */
  public void save(String path, Path file) {
    try {
      HttpResponse<Path> answer =
          Web.client()
              .build()
              .send(request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(file));
      if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
        throw new IllegalStateException(path + " answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("GET " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer post(String path, String json) {
    return visitor.send(request(path).POST(BodyPublishers.ofString(json)));
  }

  public Answer put(String path, String json) {
    return visitor.send(request(path).PUT(BodyPublishers.ofString(json)));
  }

  /** Puts something that is no JSON. */
  public Answer put(String path, String type, byte[] body) {
    return visitor.send(
        request(path).setHeader("Content-Type", type).PUT(BodyPublishers.ofByteArray(body)));
  }

  public Answer delete(String path) {
    return visitor.send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return visitor
        .request("/api/v1" + path)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }
}
