package org.gatehouse.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.platform.net.FetchFailed.Reason;
import org.gatehouse.testing.Authority;
import org.gatehouse.testing.Ports;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is sent goes to the public network only, and counts when it was read to its end")
class SafeSendTest {

  private static final Duration SHORT = Duration.ofMillis(700);
  private static final byte[] BYTES = "5 hello".getBytes(StandardCharsets.US_ASCII);

  /** More than the buffers of both sides hold. */
  private static final byte[] MANY = new byte[32 * 1024 * 1024];

  @ParameterizedTest
  @CsvSource({
    "localhost, true, PRIVATE",
    "10.1.2.3, true, PRIVATE",
    "[::1], true, PRIVATE",
    "169.254.169.254, true, PRIVATE",
    "localhost, false, NOT_HTTPS",
    "93.184.215.14, false, NOT_HTTPS",
    "nobody.invalid, true, UNKNOWN_HOST"
  })
  void reachesNobodyInPrivateAndNobodyWithoutTls(String host, boolean tls, Reason reason) {
    var place = new SafeSend.Place(host, 6514, tls, Trust.usual());

    assertThat(failure(() -> sending().stream(place, BYTES, SHORT)).reason()).isEqualTo(reason);
    assertThat(failure(() -> sending().check(host, tls)).reason()).isEqualTo(reason);
  }

  @Test
  void returnsWhenTheOtherSideHasReadToTheEnd() throws Exception {
    try (var server = listening()) {
      CompletableFuture<byte[]> read =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  return socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });

      allowing().stream(place(server.getLocalPort()), MANY, Duration.ofSeconds(10));

      assertThat(read.get()).hasSize(MANY.length);
    }
  }

  @Test
  void failsWhenTheOtherSideClosesWithoutReading() throws Exception {
    try (var server = listening()) {
      CompletableFuture.runAsync(
          () -> {
            try (Socket socket = server.accept()) {
              assertThat(socket.getInputStream().read()).isPositive();
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });

      var place = place(server.getLocalPort());
      assertThat(failure(() -> allowing().stream(place, MANY, Duration.ofSeconds(10))).reason())
          .isEqualTo(Reason.UNREACHABLE);
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void waitsNoLongerThanAgreedForWhoReadsNothing(boolean tls) throws Exception {
    try (var server = listening()) {
      var place = new SafeSend.Place("127.0.0.1", server.getLocalPort(), tls, Trust.usual());
      long begun = System.nanoTime();

      assertThat(failure(() -> allowing().stream(place, MANY, SHORT)).reason())
          .isEqualTo(Reason.SLOW);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SHORT.multipliedBy(5));
    }
  }

  @Test
  void followsNoRedirectAndTellsWhatWasAnswered() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    CountDownLatch ended = new CountDownLatch(1);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          if (exchange.getRequestURI().getPath().equals("/slow")) {
            awaited(ended);
          }
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.getResponseHeaders().add("Retry-After", "120");
          byte[] body = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(302, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    try (WebLine line = allowing().web(url + "/moved", Trust.usual(), SHORT)) {
      WebLine.Answer answer = line.post(BYTES, Map.of("X", "y"));
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.body()).hasSize(16 * 1024);
      assertThat(answer.pause()).contains(Duration.ofMinutes(2));
    }
    assertThat(asked).hasValue(1);
    try (WebLine line = allowing().web(url + "/slow", Trust.usual(), SHORT)) {
      assertThat(failure(() -> line.post(BYTES, Map.of())).reason()).isEqualTo(Reason.SLOW);
    } finally {
      ended.countDown();
      server.stop(0);
    }
  }

  @Test
  void saysThatNobodyListens() {
    var place = place(Ports.free());
    assertThat(failure(() -> allowing().stream(place, BYTES, SHORT)).reason())
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void trustsCertificatesAloneAndFewOfThem() {
    Authority.Issued issued = Authority.issue("localhost");
    assertThat(Trust.only(issued.certificate())).isPresent();
    assertThat(Trust.only(issued.certificate() + issued.key())).isEmpty();
    assertThat(Trust.only(issued.certificate().repeat(11))).isEmpty();
    assertThat(Trust.only("nothing")).isEmpty();
    assertThat(Trust.only("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"))
        .isEmpty();
  }

  private interface Attempt {

    void run() throws FetchFailed;
  }

  private static FetchFailed failure(Attempt attempt) {
    try {
      attempt.run();
    } catch (FetchFailed failed) {
      return failed;
    }
    throw new AssertionError("it was reached");
  }

  private static void awaited(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static SafeSend.Place place(int port) {
    return new SafeSend.Place("127.0.0.1", port, false, Trust.usual());
  }

  private static SafeSend sending(Cidr... allowed) {
    SafeSend send = new SafeSend();
    send.settings = SafeFetchTest.settings(List.of(allowed));
    return send;
  }

  private static SafeSend allowing() {
    return sending(Cidr.parse("127.0.0.0/8"));
  }
}
