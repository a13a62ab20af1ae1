package org.gatehouse.sso.provisioning;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.groups.GroupRules;
import org.gatehouse.sso.groups.GroupSwitch;
import org.gatehouse.sso.groups.SeenGroups;
import org.gatehouse.teams.GroupNames;
import org.gatehouse.teams.GroupSync;
import org.gatehouse.users.SignInUser;

/**
 * What a sign-in does with the groups that the identity provider names: teams follow them where the
 * account wants that, and it is kept which there were. For somebody whose groups have not changed
 * since his last sign-in nothing is written, but once a day.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ArrivingGroups {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Accounts accounts;
  @EJB GroupSync sync;
  @Inject GroupSwitch groupSwitch;
  @EJB SeenGroups seen;
  @Inject Clock clock;

  /**
   * Takes them over for somebody who comes in.
   *
   * @param believed whether the account still has the provider that names them; asked once the
   *     account is held
   */
  public void follow(
      SignInUser user,
      SsoLink link,
      List<String> claimed,
      GroupRules rules,
      BooleanSupplier believed) {
    GroupNames groups = GroupNames.of(claimed);
    if (rules.sync()) {
      sync.fit(
          user, groups, () -> believed.getAsBoolean() && groupSwitch.followed(user.accountId()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String hash = Tokens.hash(rules.sync() + "\n" + String.join("\n", claimed));
    if (link.groupsAreNews(hash, now)) {
      accounts.lock(user.accountId());
      // Another sign-in of the same person may have noted them meanwhile.
      em.refresh(link);
    }
    if (link.groupsAreNews(hash, now)) {
      link.sawGroups(seen.note(user.accountId(), groups, link.groupIds()), hash, now);
      if (rules.sync()) {
        seen.warn(user.accountId(), groups);
      }
    }
  }
}
