package org.gatehouse.devices;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.profile.BrowserName;

/** Tells people of a sign-in on a device that was not known, with what helps them to judge it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class NewDeviceMails {

  /** Later it would only frighten. */
  private static final Duration NEWS = Duration.ofDays(1);

  private static final String UTC = "UTC";

  @Inject Accounts accounts;
  @Inject Outbox outbox;
  @Inject Settings settings;

  /** Queues the mail, in the user's language. */
  public void tell(SignInUser user, CurrentCaller.Origin origin, Instant now) {
    Locale language = Languages.of(user.language(), accounts.get(user.accountId()).language());
    Texts texts = Texts.in(language);
    outbox.enqueue(
        new Message(
            user.accountId(),
            user.email(),
            language,
            "devices.mail",
            List.of(
                user.displayName(),
                device(texts, origin.userAgent()),
                origin.address(),
                time(texts, language, user, now),
                settings.link("/profile")),
            Optional.of(now.plus(NEWS))));
  }

  private static String device(Texts texts, String userAgent) {
    String browser = BrowserName.browser(userAgent);
    String system = BrowserName.system(userAgent);
    if (browser.isEmpty()) {
      return texts.of("users.session.unknown");
    }
    return system.isEmpty() ? browser : texts.of("users.session.on", browser, system);
  }

  private static String time(Texts texts, Locale language, SignInUser user, Instant now) {
    return DateTimeFormatter.ofPattern(texts.of("time.full") + " (VV)", language)
        .format(now.atZone(zone(user)));
  }

  private static ZoneId zone(SignInUser user) {
    try {
      return ZoneId.of(user.zone().orElse(UTC));
    } catch (DateTimeException unknownToThisJdk) {
      return ZoneId.of(UTC);
    }
  }
}
