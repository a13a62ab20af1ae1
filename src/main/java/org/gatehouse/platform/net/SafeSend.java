package org.gatehouse.platform.net;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.net.FetchFailed.Reason;

/**
 * Sends to addresses that people type, under the rules of {@link SafeFetch}: only TLS, only the
 * public network, the address that was judged is the one connected to; what the operator allows
 * besides may be private, and without TLS.
 */
@ApplicationScoped
public class SafeSend {

  @Inject Settings settings;

  /** Where a stream of bytes goes, and whose certificates are believed there. */
  public record Place(String host, int port, boolean tls, Trust trust) {}

  /** Whether an address of the web may be posted to, as far as can be told now. */
  public void check(String address) throws FetchFailed {
    reach().judged(Reach.web(address));
  }

  /** Whether a host may be connected to, as far as can be told now. */
  public void check(String host, boolean tls) throws FetchFailed {
    reach().judged(host, tls);
  }

  /** A line to an address of the web, for several posts; the caller closes it. */
  public WebLine web(String address, Trust trust, Duration longest) throws FetchFailed {
    URI uri = Reach.web(address);
    return new WebLine(uri, Client.of(reach().judged(uri), trust.tls(), longest), longest);
  }

  /**
   * Sends bytes over TCP, ends the stream, and returns when the other side has read to that end and
   * closed in peace: that it did so is the only receipt that such a stream has. All of it takes no
   * longer than the given time; with TLS the certificate is trusted and the host's.
   */
  public void stream(Place place, byte[] bytes, Duration longest) throws FetchFailed {
    FetchFailed failure = new FetchFailed(Reason.UNREACHABLE);
    for (InetAddress address : reach().judged(place.host(), place.tls())) {
      try (StreamLine stream = new StreamLine(longest)) {
        stream.open(address, place);
        stream.send(bytes);
        return;
      } catch (IOException e) {
        failure = failed(e);
      }
    }
    throw failure;
  }

  /** What became of a connection, in words that a person can act upon. */
  static FetchFailed failed(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return new FetchFailed(Reason.SLOW);
    }
    return new FetchFailed(e instanceof SSLException ? Reason.TLS : Reason.UNREACHABLE);
  }

  private Reach reach() {
    return new Reach(settings.network().allowedPrivateTargets());
  }
}
