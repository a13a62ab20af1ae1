package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.devices.DeviceWords;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.users.SignInUser;

/** Tells people of passkeys that are new or gone, so that nobody else adds or takes one unseen. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasskeyMails {

  private static final Duration NEWS = Duration.ofDays(3);

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** That there is a new one. */
  public void added(SignInUser owner, String passkey) {
    send(owner, "passkeys.mail.added", passkey);
  }

  /** That one is gone. */
  public void removed(SignInUser owner, String passkey) {
    send(owner, "passkeys.mail.removed", passkey);
  }

  private void send(SignInUser owner, String key, String passkey) {
    Instant now = clock.instant();
    Locale language =
        Languages.find(owner.language().orElse(accounts.get(owner.accountId()).language()))
            .orElse(Locale.ENGLISH);
    outbox.enqueue(
        new Message(
            owner.accountId(),
            owner.email(),
            language,
            key,
            List.of(
                owner.displayName(),
                passkey,
                caller.origin().address(),
                DeviceWords.time(Texts.in(language), language, owner, now),
                settings.link("/profile")),
            Optional.of(now.plus(NEWS))));
  }
}
