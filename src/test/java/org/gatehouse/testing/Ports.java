package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Free ports of the loopback address. */
public final class Ports {
  private Ports() {}

  /** Returns a port that nobody listened on a moment ago. */
  public static int free() {
    return free(1).get(0);
  }

  /** Returns that many different free ports. */
  public static List<Integer> free(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on the loopback address", e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  /** Says whether something already listens on this port of the loopback address. */
  public static boolean taken(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort() != port;
    } catch (IOException e) {
      return true;
    }
  }

  /** Waits until something listens on this port of the loopback address. */
  static void awaitOpen(int port, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > end) {
          throw new UncheckedIOException("Nobody listens on port " + port, notYet);
        }
        Thread.onSpinWait();
      }
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
