package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.roles.Managers;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/** Tells those who look after an account that the last of them was kept in a group. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class HeldMails {

  private static final Duration NEWS = Duration.ofDays(3);

  @Inject Clock clock;
  @EJB Accounts accounts;
  @EJB Managers managers;
  @EJB SignInUsers users;
  @EJB Outbox outbox;
  @Inject Settings settings;

  /** That he stays in that team though the identity provider left it out. */
  public void held(SignInUser user, String team) {
    AccountDetails account = accounts.get(user.accountId());
    for (long id : managers.of(user.accountId())) {
      SignInUser manager = users.get(id);
      Locale language = Languages.of(manager.language(), account.language());
      outbox.enqueue(
          new Message(
              account.id(),
              manager.email(),
              language,
              "teams.held",
              List.of(
                  manager.displayName(),
                  user.displayName(),
                  team,
                  account.name(),
                  settings.link("/teams")),
              Optional.of(clock.instant().plus(NEWS))));
    }
  }
}
