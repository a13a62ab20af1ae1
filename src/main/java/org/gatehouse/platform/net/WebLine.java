package org.gatehouse.platform.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.gatehouse.platform.net.FetchFailed.Reason;

/** A line to one address of the web that takes several posts, one after the other. */
public final class WebLine implements AutoCloseable {

  private static final int MOST_READ = 16 * 1024;
  private static final String SECONDS = "[0-9]{1,9}";

  private final URI address;
  private final CloseableHttpClient client;
  private final Duration longest;

  WebLine(URI address, CloseableHttpClient client, Duration longest) {
    this.address = address;
    this.client = client;
    this.longest = longest;
  }

  /**
   * What came back; a redirect is an answer like any other and never followed.
   *
   * @param body its first 16 KB
   * @param pause how long the other side wants to be left alone, if it said so in seconds
   */
  public record Answer(int status, String body, Optional<Duration> pause) {}

  /** Posts JSON; all of it together takes no longer than the line was opened for. */
  public Answer post(byte[] json, Map<String, String> headers) throws FetchFailed {
    HttpPost post = new HttpPost(address);
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
    long end = System.nanoTime() + longest.toNanos();
    // Whoever sends a byte now and then keeps each single wait short.
    // What waits for its time holds on to what it knows, so it lets go of the body in between.
    AtomicReference<HttpPost> running = new AtomicReference<>(post);
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            () -> Optional.ofNullable(running.getAndSet(null)).ifPresent(HttpPost::cancel),
            CompletableFuture.delayedExecutor(longest.toNanos(), TimeUnit.NANOSECONDS));
    try (ClassicHttpResponse response = client.executeOpen(HttpHost.create(address), post, null)) {
      return new Answer(response.getCode(), body(response), pause(response));
    } catch (IOException e) {
      throw System.nanoTime() >= end ? new FetchFailed(Reason.SLOW) : SafeSend.failed(e);
    } finally {
      watch.cancel(false);
      running.set(null);
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static String body(ClassicHttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return "";
    }
    try (InputStream in = response.getEntity().getContent()) {
      return new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8);
    }
  }

  private static Optional<Duration> pause(ClassicHttpResponse response) {
    Header after = response.getFirstHeader("Retry-After");
    return Optional.ofNullable(after)
        .map(Header::getValue)
        .filter(value -> value != null && value.matches(SECONDS))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }
}
