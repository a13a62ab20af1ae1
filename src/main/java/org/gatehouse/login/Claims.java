package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.Optional;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.devices.DeviceTokens;
import org.gatehouse.devices.Devices;
import org.gatehouse.policy.Policies;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Looks up whom a sign-in means, in one transaction of its own: its connection is free again before
 * the password is hashed. Nobody is looked for by a few statements more than somebody, who costs
 * more later on.
 */
@Stateless
public class Claims {

  @EJB SignInUsers users;
  @EJB Devices devices;
  @EJB Accounts accounts;
  @EJB Policies policies;

  /**
   * What is known of him.
   *
   * @param typed the name that he gives, as {@link SignInUsers#find(String)} takes it
   * @param browser the tokens by which the browser may be known as a device of his
   */
  public Claim of(String typed, DeviceTokens browser) {
    Optional<SignInUser> user = users.find(typed);
    long account = user.map(SignInUser::accountId).orElse(Accounts.PLATFORM.id());
    return new Claim(
        user,
        devices.find(user, browser),
        accounts.get(account).status(),
        accounts.findOtherWayIn(account),
        policies.of(account));
  }
}
