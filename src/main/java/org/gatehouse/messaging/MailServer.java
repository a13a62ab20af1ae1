package org.gatehouse.messaging;

import com.google.common.net.InetAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.SmtpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to the SMTP server of the settings (RFC 5321), {@code
 * smtp://user:password@host:port?from=…}; with {@code smtps} over TLS from the first byte, else
 * with STARTTLS where the server offers it. Without one, mails stay in the outbox.
 */
@ApplicationScoped
class MailServer implements Transport {

  private static final System.Logger LOG = System.getLogger(MailServer.class.getName());
  private static final String PATIENCE_MILLIS = "5000";
  private static final int SMTP = 25;
  private static final int SMTPS = 465;

  /**
   * How long a server may take in all until it asks for the content: some greet late on purpose.
   * One that hangs holds up the only thread for that long, so it is less than the five minutes for
   * each command of RFC 5321, 4.5.3.2; giving up here sends nothing twice.
   */
  Duration talk = Duration.ofMinutes(1);

  /**
   * How long it may take to answer to the content, which it may look through before. Whoever gives
   * up before it does sends once more what it takes afterwards, so this is minutes; not the ten of
   * RFC 5321, since a code waits behind it, which is worth something for ten.
   */
  Duration answer = Duration.ofMinutes(2);

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
    InternetAddress sender = sender(server);
    Instant now = clock.instant();
    SmtpLine line = new SmtpLine(talk(letter, now), answer);
    Session session = session(server, line);
    try {
      handOver(session, MimeMail.of(session, line, sender, letter, settings.publicUrl(), now));
      return Delivery.taken();
    } catch (MessagingException e) {
      return SmtpAnswer.of(e, line.handedOver());
    }
  }

  /** Not longer than the letter is worth something: a code that is over is not handed over. */
  private Duration talk(Letter letter, Instant now) {
    return letter
        .validUntil()
        .map(end -> Duration.between(now, end))
        .filter(left -> left.compareTo(talk) < 0)
        .orElse(talk);
  }

  private static void handOver(Session session, MimeMail mail) throws MessagingException {
    jakarta.mail.Transport transport = session.getTransport();
    try {
      transport.connect();
      mail.saveChanges();
      transport.sendMessage(mail, mail.getAllRecipients());
    } finally {
      close(transport);
    }
  }

  /** What was taken stays taken, however the server says goodbye. */
  private static void close(jakarta.mail.Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(System.Logger.Level.DEBUG, "A connection to the mail server did not end well.", e);
    }
  }

  private static boolean loopback(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    return host.equalsIgnoreCase("localhost")
        || (InetAddresses.isInetAddress(bare) && InetAddresses.forString(bare).isLoopbackAddress());
  }

  private static InternetAddress sender(URI server) {
    try {
      return new InternetAddress(SmtpUrl.sender(server), true);
    } catch (AddressException e) {
      throw new IllegalStateException("The settings are checked when they are read.", e);
    }
  }

  private static Session session(URI server, SmtpLine line) {
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
    // A password goes over no line that is not encrypted, whatever somebody takes out of a
    // greeting.
    properties.setProperty(
        "mail.smtp.starttls.required",
        String.valueOf(!tls && server.getRawUserInfo() != null && !loopback(server.getHost())));
    properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
    // Reads have the times of the line. Without it there is no connection at all.
    properties.put("mail.smtp.socketFactory", line);
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.auth", String.valueOf(server.getRawUserInfo() != null));
    return Session.getInstance(properties, authenticator(server.getRawUserInfo()));
  }

  private static @Nullable Authenticator authenticator(@Nullable String userInfo) {
    if (userInfo == null) {
      return null;
    }
    String[] parts = userInfo.split(":", 2);
    var login =
        new PasswordAuthentication(
            SmtpUrl.decoded(parts[0]), parts.length > 1 ? SmtpUrl.decoded(parts[1]) : "");
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return login;
      }
    };
  }
}
