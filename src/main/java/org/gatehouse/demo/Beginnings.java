package org.gatehouse.demo;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.users.NewUser;
import org.gatehouse.users.SignInUsers;
import org.gatehouse.users.Users;

/** The first people of an empty database: the operator of the settings, and the demo's. */
@Stateless
public class Beginnings {

  @Inject Settings settings;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @EJB Users users;
  @EJB SignInUsers signIns;
  @EJB Demo demo;

  /** Makes them, unless there is somebody already; in one transaction, so never by half. */
  public void begin() {
    Optional<String> operator = settings.bootstrap().user();
    if ((operator.isEmpty() && !settings.demo()) || signIns.anybody()) {
      return;
    }
    accounts.lock(Accounts.PLATFORM.id());
    if (signIns.anybody()) {
      return;
    }
    operator.ifPresent(name -> makeOperator(name, settings.bootstrap().password().orElseThrow()));
    if (settings.demo()) {
      demo.play(operator);
    }
  }

  private void makeOperator(String name, String password) {
    caller.enter(Accounts.PLATFORM);
    users.create(
        new NewUser(name, address(name), null, null, null, null, List.of("Operator"), password));
  }

  /** The settings name no address: one that no mail ever reaches (RFC 2606). */
  private static String address(String name) {
    return name.indexOf('@') > 0 ? name : "operator@platform.invalid";
  }
}
