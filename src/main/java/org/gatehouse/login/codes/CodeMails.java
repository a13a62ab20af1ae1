package org.gatehouse.login.codes;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.messaging.TextMessage;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.policy.TwoFactor.Method;
import org.gatehouse.users.SignInUser;

/** What is sent to somebody who signs in: a code, never after it has expired. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CodeMails {

  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Outbox outbox;

  /** Queues a code for somebody who signs in that way. */
  public void send(
      Receiver receiver, Method method, SignIn.Way way, String code, Instant expiresAt) {
    SignInUser user = receiver.user();
    AccountDetails account = accounts.get(user.accountId());
    Locale language = Languages.of(user.language(), account.language());
    String to = receiver.target(method);
    if (method == Method.SMS) {
      outbox.enqueue(
          new TextMessage(
              account.id(),
              to,
              language,
              "login.code.sms",
              List.of(code, account.name()),
              expiresAt));
    } else {
      Texts texts = Texts.in(language);
      outbox.enqueue(
          new Message(
              account.id(),
              to,
              language,
              "login.code.mail",
              List.of(
                  user.displayName(),
                  code,
                  account.name(),
                  caller.origin().address(),
                  texts.of("login.way.how." + way),
                  texts.of("login.way.cure." + way)),
              Optional.of(expiresAt)));
    }
  }
}
