package org.gatehouse.messaging;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * The connection of one attempt at SMTP. A time-out at each read alone does not end an attempt: a
 * server that says a word now and then would hold it for ever. So reads end when the time of the
 * attempt is over, however many there were, also below TLS.
 *
 * <p>It has two times: one until the server asks for the content, in which nothing is lost by
 * giving up; and one for the answer to the content, when the server may have taken it already.
 */
final class SmtpLine extends SocketFactory {

  private final Duration answer;
  private volatile long end;
  private volatile boolean handedOver;

  /**
   * A line whose time begins now.
   *
   * @param talk how long it may take until the server asks for the content
   * @param answer how long it may take from there on
   */
  SmtpLine(Duration talk, Duration answer) {
    this.answer = answer;
    end = System.nanoTime() + talk.toNanos();
  }

  /**
   * The content goes out now; throws if that is too late, so that the connection ends without the
   * content.
   */
  void handOver() throws SocketTimeoutException {
    millisLeft();
    handedOver = true;
    end = System.nanoTime() + answer.toNanos();
  }

  /** Whether the content went out, or a part of it. */
  boolean handedOver() {
    return handedOver;
  }

  @Override
  public Socket createSocket() {
    return new TimedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("connected by whoever asks for it");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    return createSocket(host.getHostAddress(), port);
  }

  /** At least one: none would be for ever. */
  private int millisLeft() throws SocketTimeoutException {
    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("It took too long.");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  private final class TimedSocket extends Socket {

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          setSoTimeout(millisLeft());
          return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          setSoTimeout(millisLeft());
          return super.read(bytes, offset, length);
        }
      };
    }
  }
}
