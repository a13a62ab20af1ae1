package org.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a process of its own, which writes to one log file and never outlives this JVM. */
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern COMPLAINT =
      Pattern.compile("SEVERE|ERROR|^\\S*(Exception|Error): |Boot Command \\S+ failed|GATEHOUSE_");
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final HttpClient CLIENT =
      Web.client().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread hook;

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.hook = new Thread(this::stop, "stop " + name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts the command in the directory, with these variables added to the environment. */
  public static ServerProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Files.createDirectories(directory);
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new ServerProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can not be started: " + command.get(0), e);
    }
  }

  /** The path of the JVM that runs us, for servers written in Java. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Waits until the URL answers with a success or a redirection.
   *
   * @param started a text of the log after which an answer must come soon: a server whose
   *     application failed to deploy stays up and says 404 for ever
   */
  public ServerProcess awaitAnswer(URI url, String started, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long lateAfterStart = Long.MAX_VALUE;
    while (!answers(url)) {
      if (!process.isAlive()) {
        throw failure("ended with exit code " + process.exitValue());
      }
      if (lateAfterStart == Long.MAX_VALUE && text().contains(started)) {
        lateAfterStart = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      }
      if (System.nanoTime() > Math.min(end, lateAfterStart)) {
        throw failure("runs, but " + url + " does not answer");
      }
      pause();
    }
    return this;
  }

  /** Waits for the end of the process and returns its exit code. */
  public int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  public Path log() {
    return log;
  }

  /** Everything that the server has written so far. */
  public String text() {
    try {
      return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the process to end, insists after half a minute, and returns when it is gone. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The JVM is already on its way down, and the hook with it.
    }
  }

  /** Ends the process and its children at once, as a power cut would. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    close();
  }

  private void stop() {
    List<ProcessHandle> family =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private IllegalStateException failure(String what) {
    List<String> lines = text().lines().map(ServerProcess::plain).toList();
    String complaints =
        lines.stream()
            .filter(line -> COMPLAINT.matcher(line).find())
            .limit(15)
            .collect(Collectors.joining("\n"));
    String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    close();
    return new IllegalStateException(
        "%s %s. From %s:%n%s%n…%n%s".formatted(name, what, log.toAbsolutePath(), complaints, end));
  }

  private static String plain(String line) {
    String text = line.replaceAll("\u001B\\[[;\\d]*m", "");
    return text.length() > 500 ? text.substring(0, 500) + " …" : text;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a server was starting", e);
    }
  }

  private static boolean answers(URI url) {
    var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build();
    try {
      int status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 400;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
