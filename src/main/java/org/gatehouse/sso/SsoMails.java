package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.roles.Managers;
import org.gatehouse.sso.expiry.ExpiryNotices.Expiring;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** What the account managers are told by mail about single sign-on, each in his own language. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SsoMails {

  private static final int SHORT = "A1:B2:C3:D4".length();

  @EJB Managers managers;
  @EJB SignInUsers users;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** That a certificate will run out, which one and when. */
  public void expiring(long accountId, Expiring certificate) {
    send(
        accountId,
        certificate.ours() ? "sso.mail.own" : "sso.mail.idp",
        manager ->
            List.of(
                certificate.fingerprint().substring(0, SHORT),
                certificate.subject(),
                date(manager, certificate.expiresAt())),
        Optional.of(certificate.expiresAt()));
  }

  /** That people still come in by a certificate that has run out. */
  public void expired(long accountId, String fingerprint) {
    send(
        accountId,
        "sso.mail.expired",
        manager -> List.of(fingerprint.substring(0, SHORT)),
        Optional.empty());
  }

  /** That the account has another identity provider since just now. */
  public void swapped(long accountId, String before, String after, String who) {
    send(accountId, "sso.mail.swapped", manager -> List.of(before, after, who), Optional.empty());
  }

  /**
   * Queues a mail to everybody who looks after the account. Its first parameters are the reader's
   * name and the account's, then come these, and last the page's address.
   */
  public void send(
      long accountId,
      String key,
      Function<SignInUser, List<String>> parameters,
      Optional<Instant> validUntil) {
    AccountDetails account = accounts.get(accountId);
    for (long id : managers.of(accountId)) {
      SignInUser manager = users.get(id);
      List<String> all = new ArrayList<>(List.of(manager.displayName(), account.name()));
      all.addAll(parameters.apply(manager));
      all.add(settings.link("/sso"));
      outbox.enqueue(
          new Message(accountId, manager.email(), language(manager), key, all, validUntil));
    }
  }

  private String date(SignInUser reader, Instant moment) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language(reader))
        .withZone(reader.zone().map(ZoneId::of).orElse(ZoneOffset.UTC))
        .format(moment);
  }

  private Locale language(SignInUser reader) {
    return Languages.of(reader.language(), accounts.get(reader.accountId()).language());
  }
}
