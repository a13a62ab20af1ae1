package org.gatehouse.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.ReverseProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An account's own login host behind the proxies of {@code deploy/proxy}, over TLS. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReverseProxyIT {

  private static final String PUBLIC = OwnHostStory.PUBLIC;
  private static final String STRANGER = "login.nobody.hosts.example";

  private final Gatehouse gatehouse =
      Gatehouse.another(
          "proxies",
          Map.of(
              "GATEHOUSE_PUBLIC_URL",
              "https://" + PUBLIC,
              "GATEHOUSE_TRUSTED_PROXIES",
              "127.0.0.1/32"));
  private OwnHostStory story;

  @BeforeAll
  void anActiveHost() {
    story = new OwnHostStory(gatehouse);
  }

  @AfterAll
  void stop() {
    gatehouse.close();
  }

  @Test
  @DisplayName("A-39, A-40: nginx, with a certificate for the host")
  @Tag("A-39")
  @Tag("A-40")
  void nginxServesIt() throws Exception {
    assumeTrue(ReverseProxy.available("nginx"), "only as root on Debian and its relatives");
    try (ReverseProxy proxy =
        ReverseProxy.nginx(gatehouse.folder("nginx"), gatehouse.url(), PUBLIC, story.host())) {
      assertServed(proxy);
      assertThat(OwnHostStory.status(proxy.port(), STRANGER, "/login")).isEqualTo(421);
    }
  }

  @Test
  @DisplayName("A-38 to A-40: Caddy, which gets a certificate when it has asked whether it may")
  @Tag("A-38")
  @Tag("A-39")
  @Tag("A-40")
  void caddyServesItAfterItHasAsked() throws Exception {
    assumeTrue(ReverseProxy.available("caddy"), "only as root on Debian and its relatives");
    try (ReverseProxy proxy =
        ReverseProxy.caddy(gatehouse.folder("caddy"), gatehouse.url(), PUBLIC)) {
      assertServed(proxy);
      assertThatThrownBy(() -> OwnHostStory.certified(proxy.port(), STRANGER))
          .as("no certificate for a host that is nobody's")
          .isInstanceOf(SSLException.class);
    }
  }

  private void assertServed(ReverseProxy proxy) throws IOException, GeneralSecurityException {
    for (String host : List.of(story.host(), PUBLIC)) {
      assertThat(OwnHostStory.certified(proxy.port(), host)).isEqualTo(host);
      for (String inner :
          List.of("/health", "/health/ready", "/metrics", "/hosts/ask?domain=" + story.host())) {
        assertThat(OwnHostStory.status(proxy.port(), host, inner)).as(inner).isEqualTo(404);
      }
    }
    try (Socket plain = new Socket("127.0.0.1", proxy.plainPort())) {
      assertThat(OwnHostStory.asked(plain, story.host(), "/login?x=1"))
          .contains(" 308 ")
          .containsIgnoringCase("Location: https://" + story.host())
          .contains("/login?x=1");
    }
    story.miaSignsIn(proxy.port());
  }
}
