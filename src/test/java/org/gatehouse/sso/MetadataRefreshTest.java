package org.gatehouse.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.metadata.Documents;
import org.gatehouse.sso.metadata.DraftSource;
import org.gatehouse.sso.metadata.FoundDetails;
import org.gatehouse.sso.metadata.MetadataImports;
import org.gatehouse.sso.metadata.MetadataRefreshes;
import org.gatehouse.sso.metadata.MetadataSources;
import org.gatehouse.sso.metadata.SourceDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "Metadata is fetched every day, and only certificates are ever taken over by themselves")
class MetadataRefreshTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private final SsoInMemory sso = new SsoInMemory(NOW);
  private HttpServer server;
  private volatile String document = Documents.of("auth0");
  private volatile int status = 200;

  @BeforeEach
  void publish() throws IOException {
    sso.manager(100, "mia", "en");
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = document.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
    sso.close();
  }

  @Test
  void takesOtherCertificatesOverWhereTheManagerWantsThat() {
    live(true);
    document = renewed(document);

    refresh(NOW.plus(Duration.ofDays(1)));

    assertThat(details().idp().certificates())
        .extracting(SsoDetails.Certificate::fingerprint)
        .containsExactly(fingerprint("auth0-renewed"));
    assertThat(mails()).containsExactly("mia@x.example sso.metadata.mail.exchanged");
    assertThat(sso.fired)
        .filteredOn(event -> event.name().equals("account.login-options"))
        .last()
        .satisfies(
            event ->
                assertThat(event.details().get("change.certificates"))
                    .endsWith("→ " + fingerprint("auth0-renewed")));
    assertThat(source().failedAt()).isNull();
    assertThat(source().nextAt()).isEqualTo(NOW.plus(Duration.ofDays(2)));
  }

  @Test
  void leavesCertificatesThatAPersonHasPutInPlaceOfTheSources() {
    live(true);
    SsoDetails.Idp idp = details().idp();
    save(idp.entityId(), TestIdentityProvider.pem(ours()), idp.ssoUrl(), idp.logoutUrl());
    var before = details().idp().certificates();

    refresh(NOW.plus(Duration.ofDays(1)));

    assertThat(details().idp().certificates()).isEqualTo(before);
    assertThat(mails()).contains("mia@x.example sso.metadata.mail.differs");
    assertThat(news()).hasSize(1);
  }

  @Test
  void onlyTellsOfThemWhereHeDoesNotAndDoesSoOnce() {
    live(false);
    document = renewed(document);

    refresh(NOW.plus(Duration.ofDays(1)));
    refresh(NOW.plus(Duration.ofDays(2)));

    assertThat(details().idp().certificates())
        .extracting(SsoDetails.Certificate::fingerprint)
        .containsExactly(fingerprint("auth0"));
    assertThat(mails()).containsExactly("mia@x.example sso.metadata.mail.differs");
    assertThat(news()).hasSize(1);
  }

  @Test
  void tellsNothingMoreOfWhatAManagerLeavesAsItIs() {
    live(false);
    String before = document;
    document = renewed(before);
    refresh(NOW.plus(Duration.ofDays(1)));

    sso.in(
        () -> {
          sso.get(MetadataSources.class).ignoreNews();
          return true;
        });
    refresh(NOW.plus(Duration.ofDays(2)));

    assertThat(mails()).hasSize(1);
    assertThat(news()).isEmpty();
    assertThat(source().nextAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));

    document = before.replace("/samlp", "/saml2");
    refresh(NOW.plus(Duration.ofDays(3)));
    assertThat(mails()).as("something else").hasSize(2);
    assertThat(news()).hasSize(1);
  }

  @Test
  void anEndThatNoDatabaseCanWriteIsNone() {
    live(true);
    document =
        renewed(document)
            .replace(
                "<EntityDescriptor", "<EntityDescriptor validUntil=\"+300000-01-01T00:00:00Z\"");

    refresh(NOW.plus(Duration.ofDays(1)));

    assertThat(source().failedAt()).isNull();
    assertThat(mails()).containsExactly("mia@x.example sso.metadata.mail.exchanged");
  }

  @Test
  void neverAppliesAnotherNameOrAddressByItself() {
    live(true);
    String before = document;
    for (String other :
        List.of(
            before.replace("urn:meridian.eu.auth0.example", "urn:evil.example"),
            before.replace("https://meridian.eu.auth0.example/samlp", "https://evil.example/samlp"),
            renewed(before).replace("meridian.eu.auth0.example", "evil.example"))) {
      document = other;
      refresh(NOW.plus(Duration.ofDays(1)));

      assertThat(details().idp().entityId()).isEqualTo("urn:meridian.eu.auth0.example");
      assertThat(details().idp().ssoUrl()).startsWith("https://meridian.eu.auth0.example/");
      assertThat(details().idp().certificates())
          .extracting(SsoDetails.Certificate::fingerprint)
          .containsExactly(fingerprint("auth0"));
    }
    assertThat(mails()).hasSize(3).allMatch(mail -> mail.endsWith("differs"));

    document = before;
    refresh(NOW.plus(Duration.ofDays(2)));
    assertThat(news()).isEmpty();
  }

  @Test
  void keepsTheLastGoodCopyAndAsksMoreAndMoreSeldom() {
    live(true);
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    status = 503;

    refresh(tomorrow);
    assertThat(source().failure()).isEqualTo("sso.metadata.failed.STATUS");
    assertThat(source().failureStatus()).isEqualTo(503);
    assertThat(source().failedAt()).isEqualTo(tomorrow);
    assertThat(source().fetchedAt()).isEqualTo(NOW);
    assertThat(source().nextAt()).isEqualTo(tomorrow.plus(Duration.ofHours(1)));
    refresh(tomorrow);
    assertThat(source().nextAt()).isEqualTo(tomorrow.plus(Duration.ofHours(2)));
    for (int i = 0; i < 10; i++) {
      refresh(tomorrow);
    }
    assertThat(source().nextAt()).isEqualTo(tomorrow.plus(Duration.ofDays(1)));

    status = 200;
    document = "<html><body>Sign in</body></html>";
    refresh(tomorrow);
    assertThat(source().failure()).isEqualTo("sso.metadata.refused.WEB_PAGE");
    document =
        Documents.of("auth0")
            .replace("<EntityDescriptor", "<EntityDescriptor validUntil=\"2026-11-01T00:00:00Z\"");
    refresh(tomorrow);
    assertThat(source().failure()).isEqualTo("sso.metadata.failed.EXPIRED");
    assertThat(details().idp().certificates()).hasSize(1);

    document = Documents.of("auth0");
    refresh(tomorrow);
    assertThat(source().failedAt()).isNull();
    assertThat(mails()).isEmpty();
  }

  @Test
  @DisplayName(
      "the address of another provider than the live one is told, once, and changes nothing")
  void tellsOfTheAddressOfAnotherProvider() {
    live(true);
    document = renewed(document);
    save(
        "urn:former.example",
        TestIdentityProvider.pem(ours()),
        "https://former.example/sso",
        "https://former.example/out");
    var before = details().idp();

    refresh(NOW.plus(Duration.ofDays(1)));
    refresh(NOW.plus(Duration.ofDays(2)));

    assertThat(details().idp()).isEqualTo(before);
    assertThat(mails()).containsExactly("mia@x.example sso.metadata.mail.astray");
    assertThat(news()).isEmpty();
    assertThat((boolean) sso.in(() -> sso.get(MetadataSources.class).astray())).isTrue();
    assertThat(source().certificates().get(0).fingerprint())
        .as("as the live one will be known again")
        .isEqualTo(fingerprint("auth0"));
  }

  @Test
  void isTheTurnOfOneNodeAtATime() {
    live(true);
    sso.at(NOW.plus(Duration.ofDays(1)));
    var refreshes = sso.get(MetadataRefreshes.class);

    assertThat(refreshes.due(10)).containsExactly(SsoInMemory.ACCOUNT);
    assertThat(sso.in(() -> refreshes.claim(SsoInMemory.ACCOUNT))).isTrue();
    assertThat(sso.in(() -> refreshes.claim(SsoInMemory.ACCOUNT))).isFalse();
    assertThat(refreshes.due(10)).isEmpty();
  }

  /** What was fetched and taken is live. */
  private void live(boolean keep) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata";
    FoundDetails found =
        sso.in(
            () -> {
              var imports = sso.get(MetadataImports.class);
              return imports.found(imports.fetch(url)).get(0);
            });
    save(found.entityId(), found.pem(), found.ssoUrl(), found.logoutUrl());
    sso.in(
        () -> {
          sso.get(MetadataSources.class).follow(DraftSource.of(found, keep).orElseThrow());
          return found;
        });
  }

  private void save(String entityId, String certificate, String ssoUrl, String logoutUrl) {
    sso.in(
        () ->
            sso.get(SsoConfigurations.class)
                .save(
                    new NewSso(
                        entityId,
                        List.of(certificate),
                        ssoUrl,
                        logoutUrl,
                        null,
                        false,
                        false,
                        true,
                        false,
                        NewSso.Strictness.SAME)));
  }

  private static X509Certificate ours() {
    return TestIdentityProvider.certificate(
        TestIdentityProvider.rsa(2_048), "us", NOW, NOW.plus(Duration.ofDays(30)));
  }

  private void refresh(Instant when) {
    sso.at(when);
    sso.in(
        () -> {
          sso.get(MetadataRefreshes.class).refresh(SsoInMemory.ACCOUNT);
          return when;
        });
  }

  private SsoDetails details() {
    return sso.in(() -> sso.get(SsoConfigurations.class).get());
  }

  private SourceDetails source() {
    return sso.in(() -> sso.get(MetadataSources.class).find().orElseThrow());
  }

  private List<FoundDetails> news() {
    return sso.in(() -> sso.get(MetadataSources.class).news());
  }

  private List<String> mails() {
    return sso.column("select recipient || ' ' || kind from outbox_entry order by id");
  }

  private static String renewed(String before) {
    return before.replace(Documents.one(), Documents.two());
  }

  private static String fingerprint(String which) {
    return Documents.fingerprint(which.endsWith("renewed"));
  }
}
