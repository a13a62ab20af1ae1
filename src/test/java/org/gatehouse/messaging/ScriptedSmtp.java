package org.gatehouse.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that is slow, or refuses, where a test wants it to. */
final class ScriptedSmtp implements AutoCloseable {

  /** What is said before the first command. */
  static final String GREETING = "GREETING";

  /** The end of the content. */
  static final String END = ".";

  private final ServerSocket socket;
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final Map<String, Duration> pauses = new ConcurrentHashMap<>();
  private final List<String> contents = new CopyOnWriteArrayList<>();

  ScriptedSmtp() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread(this::accept);
    answer("DATA", "354 go on");
  }

  String url() {
    return "smtp://127.0.0.1:" + socket.getLocalPort() + "?from=gatehouse@example.com";
  }

  /** Answers that command with this; with nothing, it hangs up. */
  ScriptedSmtp answer(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  /** Waits for that long before each line of the answer to that command. */
  ScriptedSmtp pause(String command, Duration pause) {
    pauses.put(command, pause);
    return this;
  }

  /** The contents that came in, as far as they came. */
  List<String> contents() {
    return contents;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        thread(() -> talk(client));
      } catch (IOException e) {
        // Closed.
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      boolean on = say(client, GREETING);
      while (on) {
        String line = lines.readLine();
        if (line == null) {
          return;
        }
        String command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
        on = say(client, command);
        if (on && "DATA".equals(command) && replies.get(command).startsWith("354")) {
          content(lines);
          on = say(client, END);
        }
      }
    } catch (IOException e) {
      // The other side hung up.
      return;
    }
  }

  private void content(BufferedReader lines) throws IOException {
    StringBuilder content = new StringBuilder();
    for (String line = lines.readLine(); line != null && !END.equals(line); ) {
      content.append(line).append('\n');
      line = lines.readLine();
    }
    contents.add(content.toString());
  }

  private boolean say(Socket client, String command) throws IOException {
    String reply = replies.getOrDefault(command, GREETING.equals(command) ? "220 hi" : "250 ok");
    if (reply.isEmpty()) {
      return false;
    }
    OutputStream out = client.getOutputStream();
    for (String line : reply.split("\n")) {
      pauseBefore(command);
      out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    return true;
  }

  private void pauseBefore(String command) {
    try {
      Thread.sleep(pauses.getOrDefault(command, Duration.ZERO).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "scripted mail server");
    thread.setDaemon(true);
    thread.start();
  }
}
