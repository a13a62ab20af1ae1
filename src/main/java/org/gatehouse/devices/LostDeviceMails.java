package org.gatehouse.devices;

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
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.users.SignInUser;

/** Tells people of a device that is known no more though they did nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class LostDeviceMails {

  private static final Duration NEWS = Duration.ofDays(3);

  @Inject Clock clock;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** That an account manager has revoked it. */
  public void revoked(SignInUser owner, DeviceDetails device) {
    Locale language = language(owner);
    send(
        owner,
        language,
        "devices.revoked.mail",
        List.of(
            owner.displayName(),
            DeviceWords.browser(Texts.in(language), device.userAgent()),
            device.address(),
            settings.link("/profile")));
  }

  /** That somebody came with an old copy of its token, and from where. */
  public void copied(SignInUser owner, DeviceDetails device) {
    Locale language = language(owner);
    Texts texts = Texts.in(language);
    Instant now = clock.instant();
    send(
        owner,
        language,
        "devices.copied.mail",
        List.of(
            owner.displayName(),
            DeviceWords.browser(texts, device.userAgent()),
            device.address(),
            caller.origin().address(),
            DeviceWords.time(texts, language, owner, now),
            settings.link("/profile")));
  }

  private void send(SignInUser owner, Locale language, String key, List<String> args) {
    outbox.enqueue(
        new Message(
            owner.accountId(),
            owner.email(),
            language,
            key,
            args,
            Optional.of(clock.instant().plus(NEWS))));
  }

  private Locale language(SignInUser owner) {
    return Languages.of(owner.language(), accounts.get(owner.accountId()).language());
  }
}
