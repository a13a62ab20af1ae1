package org.gatehouse.login;

import java.util.Optional;
import org.gatehouse.users.SignInUser;

/**
 * Codes that let somebody in with his password although the people of his account sign in
 * elsewhere; whoever knows of such codes implements it.
 */
public interface SpareKeys {

  /** Whether the code is his and he may use it; the same work for nobody, and never true. */
  boolean fits(Optional<SignInUser> user, String code);

  /** Uses it up, in a transaction of its own; false if another sign-in was faster. */
  boolean use(SignInUser user, String code);
}
