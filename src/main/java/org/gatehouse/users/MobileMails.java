package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.messaging.TextMessage;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;

/** What is sent about a mobile number: a code to itself, and word of its change to its owner. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MobileMails {

  private static final int SHOWN = 3;

  @EJB Accounts accounts;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** Queues the code. */
  public void code(User user, MobileChange change, String code) {
    AccountDetails account = accounts.get(user.accountId());
    outbox.enqueue(
        new TextMessage(
            account.id(),
            change.mobile(),
            Languages.of(user.language(), account.language()),
            "users.mobile.sms",
            List.of(code, account.name()),
            change.expiresAt()));
  }

  /** Queues a mail that tells the owner of his number as it is now. */
  public void changed(User user) {
    AccountDetails account = accounts.get(user.accountId());
    String mobile = Optional.ofNullable(user.person().mobile()).map(MobileMails::masked).orElse("");
    outbox.enqueue(
        new Message(
            account.id(),
            user.email(),
            Languages.of(user.language(), account.language()),
            mobile.isEmpty() ? "users.mobile.gone" : "users.mobile.notice",
            List.of(user.displayName(), account.name(), mobile, settings.link("/profile")),
            Optional.empty()));
  }

  /** Its owner knows it by its ends; whoever else reads his mail need not know all of it. */
  private static String masked(String mobile) {
    return mobile.substring(0, SHOWN) + " … " + mobile.substring(mobile.length() - SHOWN);
  }
}
