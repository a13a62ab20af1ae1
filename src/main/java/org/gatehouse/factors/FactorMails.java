package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
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

  /** Queues a mail about a recovery code that was used to sign in that way. */
  public void recovered(SignInUser owner, int left, SignIn.Way way) {
    Texts texts = Texts.in(language(owner));
    send(
        owner,
        "factors.mail.recovered",
        Integer.toString(left),
        texts.of("login.way.how." + way),
        texts.of("login.way.cure." + way));
  }

  private void send(SignInUser owner, String key, String what, String... more) {
    AccountDetails account = accounts.get(owner.accountId());
    outbox.enqueue(
        new Message(
            account.id(),
            owner.email(),
            language(owner),
            key,
            Stream.concat(
                    Stream.of(
                        owner.displayName(),
                        account.name(),
                        what,
                        caller.origin().address(),
                        settings.link("/profile/factors")),
                    Stream.of(more))
                .toList(),
            Optional.empty()));
  }

  private Locale language(SignInUser owner) {
    return Languages.of(owner.language(), accounts.get(owner.accountId()).language());
  }
}
