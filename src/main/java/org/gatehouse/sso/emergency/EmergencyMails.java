package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.roles.Managers;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** Tells account managers what became of emergency codes, so that none is used unseen. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmergencyMails {

  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Managers managers;
  @EJB SignInUsers users;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Somebody has come in with his password and a code; all managers learn of it. */
  public void used(SignInUser user, int left) {
    tellAll(user, "sso.emergency.mail.used", Integer.toString(left));
  }

  /** Operators have approved a code for him; all managers learn of it. */
  public void approved(SignInUser user, String why) {
    tellAll(user, "sso.emergency.mail.approved", why);
  }

  /** The link that shows his code once. */
  public void link(SignInUser user, String token, Instant until) {
    send(
        user,
        user,
        "sso.emergency.mail.link",
        "",
        settings.link("/login/emergency?token=" + token),
        Optional.of(until));
  }

  private void tellAll(SignInUser user, String key, String what) {
    for (long id : managers.of(user.accountId())) {
      send(users.get(id), user, key, what, settings.link("/sso/emergency"), Optional.empty());
    }
  }

  private void send(
      SignInUser to,
      SignInUser about,
      String key,
      String what,
      String link,
      Optional<Instant> until) {
    AccountDetails account = accounts.get(about.accountId());
    outbox.enqueue(
        new Message(
            account.id(),
            to.email(),
            Languages.of(to.language(), account.language()),
            key,
            List.of(
                to.displayName(),
                account.name(),
                about.displayName(),
                what,
                caller.origin().address(),
                link),
            until));
  }
}
