package org.gatehouse.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What receives the log of an account over HTTP: a webhook, or an OpenTelemetry collector. */
public final class SinkStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final List<Post> posts = new ArrayList<>();

  /** Something that came in, with the status that it was answered with. */
  public record Post(String path, HttpHeaders headers, String body, int status) {

    /** The body. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(body, e);
      }
    }

    /** A header that came once. */
    public String header(String name) {
      return headers.getHeader(name).firstValue();
    }
  }

  public SinkStub() {
    server.addMockServiceRequestListener(
        (request, response) ->
            keep(
                new Post(
                    request.getUrl(),
                    request.getHeaders(),
                    request.getBodyAsString(),
                    response.getStatus())));
    server.start();
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(answer(200)));
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return server.baseUrl();
  }

  /** Answers with that from now on. */
  public void answers(ResponseDefinitionBuilder answer) {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** Answers so to every post that holds a text, and takes all others. */
  public void answersTo(String text, ResponseDefinitionBuilder answer) {
    answers(answer(200));
    server.stubFor(
        any(anyUrl()).atPriority(1).withRequestBody(containing(text)).willReturn(answer));
  }

  /** An answer of that status. */
  public static ResponseDefinitionBuilder answer(int status) {
    return aResponse().withStatus(status);
  }

  /** Everything that came in so far. */
  public synchronized List<Post> posts() {
    return List.copyOf(posts);
  }

  /** The descriptions of what webhooks were given and took, in that order. */
  public List<String> taken() {
    return taken(event -> event.path("description").asText());
  }

  /** Something of each of these. */
  public <T> List<T> taken(Function<JsonNode, T> what) {
    return posts().stream()
        .filter(post -> post.status() == 200)
        .flatMap(post -> StreamSupport.stream(post.json().path("events").spliterator(), false))
        .map(what)
        .toList();
  }

  /** Waits for a post. */
  public synchronized Post await(Predicate<Post> wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (true) {
      Optional<Post> found = posts.stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("it did not come, but " + posts);
      }
      wait(left);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private synchronized void keep(Post post) {
    posts.add(post);
    notifyAll();
  }
}
