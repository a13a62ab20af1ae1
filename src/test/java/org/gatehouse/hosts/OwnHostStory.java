package org.gatehouse.hosts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Browser;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.OwnHosts;
import org.gatehouse.testing.TrustsEverybody;

/** What people do at their account's own login host over TLS, whoever ends it. */
final class OwnHostStory {

  /** The public address, which DNS does not know. */
  static final String PUBLIC = "access.gatehouse.example";

  private static final String FORGED = "198.51.100.9";

  private final Gatehouse gatehouse;
  private final String account;
  private final String host;

  /** An account with an active host and somebody who looks after it. */
  OwnHostStory(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
    Accounts accounts = new Accounts(gatehouse.api());
    account = accounts.create("over-tls");
    accounts.user(account, "mia", "Account Manager");
    host = new OwnHosts(gatehouse).activate(account);
  }

  String host() {
    return host;
  }

  /** Somebody signs in there and works; whatever he says, the log has the address he comes from. */
  void miaSignsIn(int port) {
    URI home = URI.create("https://" + host);
    try (Browser browser = new Browser(home, "MAP *.example 127.0.0.1:" + port)) {
      Page page =
          browser.person(habits -> habits.setExtraHTTPHeaders(Map.of("X-Forwarded-For", FORGED)));
      page.navigate("/login");
      assertThat(page.locator(".who img.logo")).isVisible();
      page.locator("#username").fill("mia");
      page.locator("#password").fill(Accounts.PASSWORD);
      page.locator("#submit").click();
      assertThat(page.locator("#caller")).hasText("mia");
      assertThat(page).hasURL(home + "/");
      assertThat(page.context().cookies())
          .isNotEmpty()
          .allSatisfy(
              cookie -> {
                assertThat(cookie.secure).as(cookie.name).isTrue();
                assertThat(cookie.domain).isEqualTo(host);
              });
      page.navigate("/branding/host");
      assertThat(page.locator("#state")).isVisible();
    }
    assertThat(
            gatehouse
                .api()
                .get("/accounts/" + account + "/audit/events?item=User&action=Login")
                .json()
                .at("/items/0/ip")
                .asText())
        .isEqualTo("127.0.0.1");
  }

  /** The name in the certificate that is shown to whoever asks for a host. */
  static String certified(int port, String name) throws IOException, GeneralSecurityException {
    try (SSLSocket socket = open(port, name)) {
      var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSubjectAlternativeNames().iterator().next().get(1).toString();
    }
  }

  /** How a path of a host answers over TLS. */
  static int status(int port, String name, String path)
      throws IOException, GeneralSecurityException {
    try (SSLSocket socket = open(port, name)) {
      return Integer.parseInt(asked(socket, name, path).split(" ")[1]);
    }
  }

  /** The whole answer of a path of a host. */
  static String asked(Socket socket, String name, String path) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, name);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static SSLSocket open(int port, String name)
      throws IOException, GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new TrustsEverybody()}, null);
    var socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name)));
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(20_000);
    socket.startHandshake();
    return socket;
  }
}
