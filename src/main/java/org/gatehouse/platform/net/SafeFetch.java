package org.gatehouse.platform.net;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
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

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_ADDRESSES = 2;

  /** A look-up can not be ended: slow ones must not hold the threads that others share. */
  private static final Executor LOOK_UP =
      task -> {
        Thread thread = new Thread(task, "look-up");
        thread.setDaemon(true);
        thread.start();
      };

  @Inject Settings settings;

  /** The document at that address. */
  public byte[] get(String address) throws FetchFailed {
    URI uri = uri(address);
    HttpGet request = new HttpGet(uri);
    request.setHeader("Accept", "application/samlmetadata+xml, application/xml, text/xml, */*");
    return exchange(uri, request, SafeFetch::body);
  }

  /** Sends JSON to that address, under the same rules; whatever it answers with 2xx will do. */
  public void post(String address, String json) throws FetchFailed {
    URI uri = uri(address);
    HttpPost request = new HttpPost(uri);
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    exchange(uri, request, SafeFetch::taken);
  }

  /** What an answer is made into. */
  private interface Reading {

    byte[] of(ClassicHttpResponse response) throws IOException, FetchFailed;
  }

  private byte[] exchange(URI uri, HttpUriRequestBase request, Reading reading) throws FetchFailed {
    long end = System.nanoTime() + LONGEST.toNanos();
    InetAddress[] judged = judged(uri);
    // Whoever sends a byte now and then keeps each single wait short.
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            request::cancel,
            CompletableFuture.delayedExecutor(end - System.nanoTime(), TimeUnit.NANOSECONDS));
    try (CloseableHttpClient client = client(judged);
        ClassicHttpResponse response = client.executeOpen(HttpHost.create(uri), request, null)) {
      return reading.of(response);
    } catch (IOException e) {
      throw failed(e, end);
    } finally {
      watch.cancel(false);
    }
  }

  private static URI uri(String address) throws FetchFailed {
    try {
      URI uri = new URI(address.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
        throw new FetchFailed(Reason.ADDRESS);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new FetchFailed(Reason.ADDRESS);
    }
  }

  private InetAddress[] judged(URI uri) throws FetchFailed {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    InetAddress[] found = resolved(uri.getHost().replaceAll("[\\[\\]]", ""));
    boolean allPublic = Arrays.stream(found).allMatch(PublicAddresses::contain);
    if (!tls && (allPublic || !Arrays.stream(found).allMatch(this::allowed))) {
      throw new FetchFailed(Reason.NOT_HTTPS);
    }
    if (!Arrays.stream(found).allMatch(one -> PublicAddresses.contain(one) || allowed(one))) {
      throw new FetchFailed(Reason.PRIVATE);
    }
    return Arrays.copyOf(found, Math.min(found.length, MOST_ADDRESSES));
  }

  private boolean allowed(InetAddress address) {
    return settings.network().allowedPrivateTargets().stream()
        .anyMatch(block -> block.contains(address));
  }

  private static InetAddress[] resolved(String host) throws FetchFailed {
    var looked =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return InetAddress.getAllByName(host);
              } catch (UnknownHostException e) {
                return new InetAddress[0];
              }
            },
            LOOK_UP);
    try {
      InetAddress[] found = looked.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      if (found.length == 0) {
        throw new FetchFailed(Reason.UNKNOWN_HOST);
      }
      return found;
    } catch (TimeoutException | ExecutionException e) {
      throw new FetchFailed(Reason.UNKNOWN_HOST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchFailed(Reason.SLOW);
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

  /** A client of its own for each document: it knows no other addresses and keeps nothing open. */
  private CloseableHttpClient client(InetAddress[] judged) {
    Timeout timeout = Timeout.of(LONGEST);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Known(judged))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls()))
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .setUserAgent("Gatehouse")
        .build();
  }

  /** Whom to trust. */
  javax.net.ssl.SSLContext tls() {
    return SSLContexts.createDefault();
  }

  /** Answers with the addresses that were judged, whatever the name would mean by now. */
  private record Known(InetAddress[] addresses) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
      return addresses.clone();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
