package org.gatehouse.platform.net;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.net.FetchFailed.Reason;

/**
 * Fetches small documents from addresses that people type, so that nobody reaches through us what
 * he does not reach himself.
 *
 * <p>Only TLS, only addresses of the public network, no redirects, one megabyte, five seconds for
 * all of it. A name is looked up once, every address that it has is judged, and the connection goes
 * to the judged ones. What the operator allows besides may be private, and without TLS.
 */
@ApplicationScoped
public class SafeFetch {

  /** How much of a document is read. */
  public static final int MOST_BYTES = 1_048_576;

  @Inject Settings settings;

  /** The document at that address. */
  public byte[] get(String address) throws FetchFailed {
    URI uri = Reach.web(address);
    HttpGet request = new HttpGet(uri);
    request.setHeader("Accept", "application/samlmetadata+xml, application/xml, text/xml, */*");
    return exchange(uri, request, SafeFetch::body);
  }

  /** Sends JSON to that address, under the same rules; whatever it answers with 2xx will do. */
  public void post(String address, String json) throws FetchFailed {
    URI uri = Reach.web(address);
    HttpPost request = new HttpPost(uri);
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    exchange(uri, request, SafeFetch::taken);
  }

  /** What an answer is made into. */
  private interface Reading {

    byte[] of(ClassicHttpResponse response) throws IOException, FetchFailed;
  }

  private byte[] exchange(URI uri, HttpUriRequestBase request, Reading reading) throws FetchFailed {
    long end = System.nanoTime() + Reach.LONGEST.toNanos();
    InetAddress[] judged = new Reach(settings.network().allowedPrivateTargets()).judged(uri);
    // Whoever sends a byte now and then keeps each single wait short.
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            request::cancel,
            CompletableFuture.delayedExecutor(end - System.nanoTime(), TimeUnit.NANOSECONDS));
    try (CloseableHttpClient client = Client.of(judged, tls(), Reach.LONGEST);
        ClassicHttpResponse response = client.executeOpen(HttpHost.create(uri), request, null)) {
      return reading.of(response);
    } catch (IOException e) {
      throw failed(e, end);
    } finally {
      watch.cancel(false);
    }
  }

  private static byte[] taken(ClassicHttpResponse response) throws FetchFailed {
    int status = response.getCode();
    if (status < HttpStatus.SC_OK || status >= HttpStatus.SC_REDIRECTION) {
      boolean elsewhere =
          status >= HttpStatus.SC_REDIRECTION && status < HttpStatus.SC_CLIENT_ERROR;
      throw new FetchFailed(elsewhere ? Reason.REDIRECT : Reason.STATUS, status);
    }
    return new byte[0];
  }

  private static byte[] body(ClassicHttpResponse response) throws IOException, FetchFailed {
    int status = response.getCode();
    if (status >= HttpStatus.SC_REDIRECTION && status < HttpStatus.SC_CLIENT_ERROR) {
      throw new FetchFailed(Reason.REDIRECT, status);
    }
    if (status != HttpStatus.SC_OK || response.getEntity() == null) {
      throw new FetchFailed(Reason.STATUS, status);
    }
    try (InputStream in = response.getEntity().getContent()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new FetchFailed(Reason.TOO_LARGE);
      }
      return bytes;
    }
  }

  private static FetchFailed failed(IOException e, long end) {
    if (System.nanoTime() >= end || e instanceof SocketTimeoutException) {
      return new FetchFailed(Reason.SLOW);
    }
    return new FetchFailed(e instanceof SSLException ? Reason.TLS : Reason.UNREACHABLE);
  }

  /** Whom to trust. */
  javax.net.ssl.SSLContext tls() {
    return SSLContexts.createDefault();
  }
}
