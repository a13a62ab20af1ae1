package org.gatehouse.devices;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.users.SignInUser;

/** Tells people of a sign-in on a device that was not known, with what helps them to judge it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class NewDeviceMails {

  /** Later it would only frighten. */
  private static final Duration NEWS = Duration.ofDays(1);

  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Queues the mail, in the user's language. */
  public void tell(SignInUser user, SignIn.Way way, CurrentCaller.Origin origin, Instant now) {
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
                DeviceWords.browser(texts, origin.userAgent()),
                origin.address(),
                DeviceWords.time(texts, language, user, now),
                settings.link("/profile"),
                texts.of("login.way.how." + way),
                texts.of("login.way.cure." + way)),
            Optional.of(now.plus(NEWS))));
  }
}
