package org.gatehouse.platform.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gatehouse.platform.net.FetchFailed.Reason;

/**
 * Judges where a connection that somebody asked for would lead, so that nobody reaches through us
 * what he does not reach himself.
 *
 * <p>A name is looked up once and every address that it has is judged; the caller connects to the
 * judged ones and looks nothing up again.
 *
 * @param allowed what may be reached although it is private, also without TLS
 */
record Reach(List<Cidr> allowed) {

  static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_ADDRESSES = 2;

  /** A look-up can not be ended: slow ones must not hold the threads that others share. */
  private static final Executor LOOK_UP =
      task -> {
        Thread thread = new Thread(task, "look-up");
        thread.setDaemon(true);
        thread.start();
      };

  /** The address of the web that somebody typed. */
  static URI web(String address) throws FetchFailed {
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

  /** The addresses that a connection to there may take. */
  InetAddress[] judged(URI uri) throws FetchFailed {
    return judged(uri.getHost(), "https".equalsIgnoreCase(uri.getScheme()));
  }

  /** The same for a host by itself; an IPv6 address may stand in brackets. */
  InetAddress[] judged(String host, boolean tls) throws FetchFailed {
    InetAddress[] found = resolved(host.replaceAll("[\\[\\]]", ""));
    boolean allPublic = Arrays.stream(found).allMatch(PublicAddresses::contain);
    if (!tls && (allPublic || !Arrays.stream(found).allMatch(this::allows))) {
      throw new FetchFailed(Reason.NOT_HTTPS);
    }
    if (!Arrays.stream(found).allMatch(one -> PublicAddresses.contain(one) || allows(one))) {
      throw new FetchFailed(Reason.PRIVATE);
    }
    return Arrays.copyOf(found, Math.min(found.length, MOST_ADDRESSES));
  }

  private boolean allows(InetAddress address) {
    return allowed.stream().anyMatch(block -> block.contains(address));
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
}
