package org.gatehouse.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the mail server of the tests: it refuses recipients with the reply that a test
 * wants, and can be gone for a while.
 */
public final class MailGate implements AutoCloseable {
  private final int behind;
  private final int port = Ports.free();
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private @Nullable ServerSocket socket;

  MailGate(int behind) {
    this.behind = behind;
    up();
  }

  int port() {
    return port;
  }

  /** Answers whoever wants to send to that address with this reply, such as {@code 550 no}. */
  public void answer(String address, String reply) {
    replies.put(address, reply);
  }

  /** Nobody listens any more. */
  public synchronized void down() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listens again. */
  public synchronized void up() {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket = listening;
      thread("mail gate", () -> accept(listening));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    down();
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        thread("to the sender", () -> copy(server, client));
        thread("to the mail server", () -> talk(client, server));
      } catch (IOException e) {
        // Down, or the mail server itself is gone: the sender sees it.
        continue;
      }
    }
  }

  private void talk(Socket client, Socket server) {
    try (client;
        server;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String reply = line.startsWith("RCPT TO:") ? reply(line) : "";
        send(reply.isEmpty() ? server : client, reply.isEmpty() ? line : reply);
      }
    } catch (IOException e) {
      // One of the two hung up.
      return;
    }
  }

  private String reply(String line) {
    return replies.entrySet().stream()
        .filter(one -> line.contains("<" + one.getKey() + ">"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static void send(Socket to, String line) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two hung up.
      return;
    }
  }

  private static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
