package org.gatehouse.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.platform.config.Keys;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.net.FetchFailed.Reason;
import org.gatehouse.testing.Ports;
import org.gatehouse.testing.TlsProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Documents are fetched from the public network only, whole, small and soon")
class SafeFetchTest {

  private static final Map<String, String> PATHS =
      Map.of("/found", "found", "/large", "x".repeat(SafeFetch.MOST_BYTES + 1));

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsWhatTheOperatorAllows() throws FetchFailed {
    assertThat(new String(allowing("127.0.0.0/8").get(url("/found")), StandardCharsets.UTF_8))
        .isEqualTo("found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://172.31.0.1/",
        "https://192.168.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://198.18.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[::]/"
      })
  void asksNobodyInPrivate(String address) {
    assertThat(refused(allowing(), address)).isEqualTo(Reason.PRIVATE);
  }

  @Test
  void asksNobodyAtANameThatLeadsToUs() {
    String address = "https://localhost:" + server.getAddress().getPort() + "/found";

    assertThat(refused(allowing("10.0.0.0/8"), address)).isEqualTo(Reason.PRIVATE);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.1/, NOT_HTTPS",
    "http://93.184.215.14/, NOT_HTTPS",
    "ftp://idp.example/, ADDRESS",
    "file:///etc/passwd, ADDRESS",
    "https://, ADDRESS",
    "https://name:word@idp.example/, ADDRESS",
    "idp.example, ADDRESS",
    "https://nobody.invalid/, UNKNOWN_HOST"
  })
  void wantsAnAddressOfTheWebAndTls(String address, Reason reason) {
    assertThat(refused(allowing("127.0.0.0/8"), address)).isEqualTo(reason);
  }

  @Test
  void refusesPlainHttpToOurselvesUnlessItIsAllowed() {
    assertThat(refused(allowing(), url("/found"))).isEqualTo(Reason.NOT_HTTPS);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "/redirect, REDIRECT, 302",
    "/missing, STATUS, 404",
    "/large, TOO_LARGE, 0",
    "/endless, TOO_LARGE, 0"
  })
  void takesOneAnswerAsItIs(String path, Reason reason, int status) {
    var failed = failure(allowing("127.0.0.0/8"), url(path));

    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.status()).isEqualTo(status);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", "HTTP/1.1 200 OK\r\n"})
  void givesUpOnWhoSendsAByteNowAndThen(String beginning) throws IOException {
    try (var slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Executors.newSingleThreadExecutor().submit(() -> drip(slow.accept(), beginning));
      long begun = System.nanoTime();

      var reason =
          refused(allowing("127.0.0.0/8"), "http://127.0.0.1:" + slow.getLocalPort() + "/");

      assertThat(reason).isEqualTo(Reason.SLOW);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void saysThatNobodyListensAndThatACertificateIsNotTrusted() {
    var ports = Ports.free(2);
    assertThat(refused(allowing("127.0.0.0/8"), "http://127.0.0.1:" + ports.get(0) + "/"))
        .isEqualTo(Reason.UNREACHABLE);
    try (var proxy = TlsProxy.start(ports.get(1), URI.create(url("/")))) {
      assertThat(proxy).isNotNull();
      assertThat(refused(allowing("127.0.0.0/8"), "https://127.0.0.1:" + ports.get(1) + "/found"))
          .isEqualTo(Reason.TLS);
    }
    assertThat(asked).hasValue(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.equals("/redirect")) {
        exchange.getResponseHeaders().add("Location", "/found");
        exchange.sendResponseHeaders(302, -1);
      } else if (path.equals("/endless")) {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[65_536];
        for (int i = 0; i < 100; i++) {
          exchange.getResponseBody().write(part);
        }
      } else if (PATHS.containsKey(path)) {
        byte[] body = PATHS.get(path).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } catch (IOException gone) {
      assertThat(gone).isNotNull();
    }
  }

  private static Void drip(Socket socket, String beginning) throws Exception {
    try (socket) {
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      var clock = new java.util.concurrent.CountDownLatch(1);
      while (!clock.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
        socket.getOutputStream().write('x');
      }
    }
    return null;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static Reason refused(SafeFetch fetch, String address) {
    return failure(fetch, address).reason();
  }

  private static FetchFailed failure(SafeFetch fetch, String address) {
    var caught = new FetchFailed[1];
    assertThatCode(
            () -> {
              try {
                fetch.get(address);
              } catch (FetchFailed failed) {
                caught[0] = failed;
              }
            })
        .doesNotThrowAnyException();
    assertThat(caught[0]).as(address).isNotNull();
    return caught[0];
  }

  private static SafeFetch allowing(String... blocks) {
    var fetch = new SafeFetch();
    fetch.settings = settings(List.of(blocks).stream().map(Cidr::parse).toList());
    return fetch;
  }

  static Settings settings(List<Cidr> allowed) {
    return new Settings(
        new Settings.Database("", "", "", Optional.empty(), Optional.empty()),
        URI.create("http://127.0.0.1"),
        new Keys(Optional.empty(), List.of()),
        Optional.empty(),
        new Settings.Sms(Optional.empty(), Optional.empty()),
        new Settings.Network(List.of(), Optional.empty(), allowed),
        new Settings.Bootstrap(Optional.empty(), Optional.empty(), Optional.empty()),
        new Settings.Links(Optional.empty(), Optional.empty(), Optional.empty()),
        true,
        Path.of("."),
        false);
  }
}
