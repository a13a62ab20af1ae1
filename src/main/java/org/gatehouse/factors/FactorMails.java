package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.users.SignInUser;

/** Tells owners what became of their second factors, so that nobody changes them unseen. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FactorMails {

  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Queues a mail about factors of some kind; the key is one of the bundle's. */
  public void tell(SignInUser owner, String key, String kind) {
    send(owner, key, Texts.in(language(owner)).of("factors.kind." + kind));
  }

  /** Queues a mail about a recovery code that was used. */
  public void recovered(SignInUser owner, int left) {
    send(owner, "factors.mail.recovered", Integer.toString(left));
  }

  private void send(SignInUser owner, String key, String what) {
    AccountDetails account = accounts.get(owner.accountId());
    outbox.enqueue(
        new Message(
            account.id(),
            owner.email(),
            language(owner),
            key,
            List.of(
                owner.displayName(),
                account.name(),
                what,
                caller.origin().address(),
                settings.link("/profile/factors")),
            Optional.empty()));
  }

  private Locale language(SignInUser owner) {
    return Languages.of(owner.language(), accounts.get(owner.accountId()).language());
  }
}
