package org.gatehouse.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.gatehouse.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Hands text messages to the gateway of the settings, which speaks the Infobip SMS API, version 3:
 * {@code POST /sms/3/messages}. Without one, they stay in the outbox.
 *
 * <p>It follows no redirects and tries nothing twice by itself; each message has an id that is the
 * same at every attempt.
 */
@ApplicationScoped
class SmsGateway implements Transport {

  private static final Timeout TIMEOUT = Timeout.ofSeconds(5);
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  @Inject Settings settings;
  @Inject Clock clock;

  private @Nullable CloseableHttpClient client;
  private volatile Instant resumes = Instant.MIN;

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  /** Not while the gateway wants to be left alone. */
  @Override
  public boolean ready() {
    return settings.sms().url().isPresent() && !clock.instant().isBefore(resumes);
  }

  @Override
  public Delivery send(Letter letter) {
    Settings.Sms sms = settings.sms();
    URI gateway = sms.url().orElseThrow();
    URI address = SmsRequest.address(gateway);
    HttpPost post = new HttpPost(address);
    post.setHeader("Authorization", "App " + sms.key().orElseThrow());
    post.setHeader("Accept", "application/json");
    String json = SmsRequest.json(letter, SmsRequest.sender(gateway), clock.instant());
    post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    try (ClassicHttpResponse response =
        client().executeOpen(HttpHost.create(address), post, null)) {
      pause(response);
      return SmsAnswer.of(response.getCode(), body(response));
    } catch (IOException e) {
      return Delivery.down(e.getClass().getSimpleName());
    }
  }

  /** As long as the gateway asks for; a date instead of seconds is not worth a parser. */
  private void pause(ClassicHttpResponse response) {
    Header after = response.getFirstHeader("Retry-After");
    if (after != null && after.getValue().matches("[0-9]{1,9}")) {
      Duration asked = Duration.ofSeconds(Long.parseLong(after.getValue()));
      resumes = clock.instant().plus(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
    }
  }

  private static String body(ClassicHttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return "";
    }
    try (InputStream in = response.getEntity().getContent()) {
      return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }
  }

  private synchronized CloseableHttpClient client() {
    if (client == null) {
      client =
          HttpClients.custom()
              .setConnectionManager(
                  PoolingHttpClientConnectionManagerBuilder.create()
                      .setDefaultConnectionConfig(
                          ConnectionConfig.custom()
                              .setConnectTimeout(TIMEOUT)
                              .setSocketTimeout(TIMEOUT)
                              .setTimeToLive(Timeout.ofMinutes(1))
                              .build())
                      .build())
              .setDefaultRequestConfig(
                  RequestConfig.custom()
                      .setConnectionRequestTimeout(TIMEOUT)
                      .setResponseTimeout(TIMEOUT)
                      .build())
              .disableRedirectHandling()
              .disableAutomaticRetries()
              .disableCookieManagement()
              .setUserAgent("Gatehouse")
              .build();
    }
    return client;
  }

  @PreDestroy
  synchronized void close() {
    if (client != null) {
      client.close(CloseMode.GRACEFUL);
    }
  }
}
