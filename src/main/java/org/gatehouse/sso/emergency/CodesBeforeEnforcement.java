package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.roles.Managers;
import org.gatehouse.sso.BeforeEnforcement;
import org.gatehouse.users.SignInUsers;

/**
 * Before passwords are refused, somebody should have a code for the day when the provider fails.
 */
@Stateless
public class CodesBeforeEnforcement implements BeforeEnforcement {

  @Inject EmergencyCodes codes;
  @EJB Managers managers;
  @EJB SignInUsers users;

  @Override
  public Optional<String> concern(long accountId) {
    Map<Long, Integer> counts = codes.counts(accountId);
    boolean ready =
        managers.of(accountId).stream()
            .filter(id -> counts.getOrDefault(id, 0) > 0)
            .anyMatch(id -> users.get(id).passwordHash().isPresent());
    return ready ? Optional.empty() : Optional.of("sso.emergency.concern");
  }
}
