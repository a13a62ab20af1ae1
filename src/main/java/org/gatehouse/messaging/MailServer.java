package org.gatehouse.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.gatehouse.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to the SMTP server of the settings (RFC 5321), {@code
 * smtp://user:password@host:port?from=…}; with {@code smtps} over TLS from the first byte, else
 * with STARTTLS where the server offers it. Without one, mails stay in the outbox.
 */
@ApplicationScoped
class MailServer implements Transport {

  private static final String TIMEOUT_MILLIS = "5000";
  private static final int SMTP = 25;
  private static final int SMTPS = 465;

  @Inject Settings settings;
  @Inject Clock clock;

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public boolean ready() {
    return settings.smtp().isPresent();
  }

  @Override
  public Delivery send(Letter letter) {
    URI server = settings.smtp().orElseThrow();
    try {
      jakarta.mail.Transport.send(
          MimeMail.of(
              session(server), from(server), letter, settings.publicUrl(), clock.instant()));
      return Delivery.taken();
    } catch (MessagingException e) {
      return SmtpAnswer.of(e);
    }
  }

  private static Session session(URI server) {
    boolean tls = "smtps".equalsIgnoreCase(server.getScheme());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", server.getHost());
    properties.setProperty(
        "mail.smtp.port",
        String.valueOf(server.getPort() > 0 ? server.getPort() : tls ? SMTPS : SMTP));
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.auth", String.valueOf(server.getRawUserInfo() != null));
    return Session.getInstance(properties, authenticator(server.getRawUserInfo()));
  }

  private static @Nullable Authenticator authenticator(@Nullable String userInfo) {
    if (userInfo == null) {
      return null;
    }
    String[] parts = userInfo.split(":", 2);
    var login =
        new PasswordAuthentication(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return login;
      }
    };
  }

  private static String from(URI server) {
    return Optional.ofNullable(server.getRawQuery()).stream()
        .flatMap(query -> Arrays.stream(query.split("&")))
        .filter(pair -> pair.startsWith("from="))
        .map(pair -> decoded(pair.substring("from=".length())))
        .findFirst()
        .orElseGet(() -> "gatehouse@" + server.getHost());
  }

  /** As a URI has it (RFC 3986): a plus is a plus, as in many passwords and addresses. */
  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
