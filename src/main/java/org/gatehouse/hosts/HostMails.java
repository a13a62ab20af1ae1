package org.gatehouse.hosts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.MailMoment;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.roles.Managers;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;
import org.jspecify.annotations.Nullable;

/** What account managers are told by mail about the login host, each in his own language. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class HostMails {

  @EJB Managers managers;
  @EJB SignInUsers users;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Parameters: the reader, the account, the host, when it is released, and the page. */
  public void send(HostClaim claim, String key) {
    AccountDetails account = accounts.get(claim.accountId());
    for (long id : managers.of(claim.accountId())) {
      SignInUser manager = users.get(id);
      Locale language = Languages.of(manager.language(), account.language());
      outbox.enqueue(
          new Message(
              account.id(),
              manager.email(),
              language,
              key,
              List.of(
                  manager.displayName(),
                  account.name(),
                  HostRules.unicode(claim.host()),
                  moment(claim.releaseAt(), manager, language),
                  settings.link("/branding/host")),
              Optional.empty()));
    }
  }

  private static String moment(@Nullable Instant moment, SignInUser reader, Locale language) {
    return moment == null ? "" : MailMoment.of(moment, reader.zone(), language);
  }
}
