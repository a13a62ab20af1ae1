package org.gatehouse.platform.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One TCP connection to a judged address, for one message and its end. When its time is over the
 * socket is closed under whoever waits, because a write has no time-out of its own and a byte now
 * and then keeps each read short.
 */
final class StreamLine implements AutoCloseable {

  private final Socket plain = new Socket();
  private final int millis;
  private final CompletableFuture<Void> watch;
  private Socket line = plain;
  private volatile boolean over;

  StreamLine(Duration longest) {
    millis = (int) longest.toMillis();
    watch =
        CompletableFuture.runAsync(
            this::giveUp,
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  void open(InetAddress address, SafeSend.Place place) throws IOException {
    try {
      plain.connect(new InetSocketAddress(address, place.port()), millis);
      plain.setSoTimeout(millis);
      if (place.tls()) {
        line = secured(place);
      }
    } catch (IOException e) {
      throw lateOr(e);
    }
  }

  void send(byte[] bytes) throws IOException {
    try {
      OutputStream out = line.getOutputStream();
      out.write(bytes);
      out.flush();
      line.shutdownOutput();
      awaitEnd(line.getInputStream());
    } catch (IOException e) {
      throw lateOr(e);
    }
  }

  @Override
  public void close() {
    watch.cancel(false);
    try {
      // Not the TLS end of it, which might wait for the other side.
      plain.close();
    } catch (IOException e) {
      // There is nothing left to lose.
    }
  }

  /** Reads what nobody asked for until the other side ends; one that resets has not read all. */
  private void awaitEnd(InputStream in) throws IOException {
    byte[] ignored = new byte[1024];
    try {
      while (in.read(ignored) >= 0) {
        // Whoever answers is none of our protocols, and ends soon.
      }
    } catch (SSLException | EOFException e) {
      // Many end TCP without the end of TLS before; all else, such as an alert, is a refusal.
      boolean ended = e instanceof EOFException || e.getCause() instanceof EOFException;
      if (!ended || over) {
        throw e;
      }
    }
  }

  private SSLSocket secured(SafeSend.Place place) throws IOException {
    String name = place.host().replaceAll("[\\[\\]]", "");
    SSLSocket secured =
        (SSLSocket)
            place.trust().tls().getSocketFactory().createSocket(plain, name, place.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private void giveUp() {
    over = true;
    try {
      plain.close();
    } catch (IOException e) {
      // Whoever waits finds it closed.
    }
  }

  private IOException lateOr(IOException e) {
    return over ? new SocketTimeoutException("too late") : e;
  }
}
