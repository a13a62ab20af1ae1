package org.gatehouse.login.codes;

import java.util.List;
import java.util.Optional;
import org.gatehouse.policy.TwoFactor.Method;
import org.gatehouse.users.SignInUser;

/**
 * Where codes reach somebody.
 *
 * @param mobile his number, if it was confirmed and text messages are sent here
 */
public record Receiver(SignInUser user, Optional<String> mobile) {

  private static final int SHOWN = 3;

  /** The ways that reach him, the one that takes a thing of his first. */
  List<Method> methods() {
    return mobile.isPresent() ? List.of(Method.SMS, Method.EMAIL) : List.of(Method.EMAIL);
  }

  boolean reaches(Method method) {
    return methods().contains(method);
  }

  /** The address or number. */
  String target(Method method) {
    return method == Method.SMS ? mobile.orElseThrow() : user.email();
  }

  /** The same as a page shows it to whoever knows the password, and perhaps no more than that. */
  String masked(Method method) {
    String whole = target(method);
    if (method == Method.SMS) {
      return whole.substring(0, SHOWN)
          + "\u00a0•••\u00a0••"
          + whole.substring(whole.length() - SHOWN);
    }
    int at = whole.indexOf('@');
    return whole.substring(0, whole.offsetByCodePoints(0, 1)) + "•••" + whole.substring(at);
  }
}
