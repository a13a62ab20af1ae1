package org.gatehouse.policy;

import java.util.Arrays;
import java.util.List;

/**
 * What an account asks for besides a password.
 *
 * @param enabled whether all users prove themselves by a second factor on a device that is not
 *     known
 * @param everyLogin whether they do so at every sign-in, on known devices too
 * @param methods the ways that are open, in the order of {@link Method}
 * @param deviceDays how long a device is known after a second factor was proved on it
 * @param forSso whether people who come through the identity provider are asked, too
 */
public record TwoFactor(
    boolean enabled, boolean everyLogin, List<Method> methods, int deviceDays, boolean forSso) {

  /** Until the account decides otherwise. */
  static final TwoFactor OFF = new TwoFactor(false, false, List.of(Method.values()), 90, false);

  /** A way to prove oneself. */
  public enum Method {
    /** A code by mail. */
    EMAIL,
    /** A code by text message. */
    SMS,
    /** A code of an authenticator app (RFC 6238). */
    TOTP,
    /** A passkey (WebAuthn). */
    PASSKEY
  }

  public TwoFactor {
    methods = Arrays.stream(Method.values()).filter(List.copyOf(methods)::contains).toList();
  }

  /** The names of the ways that are open. */
  public List<String> methodNames() {
    return methods.stream().map(Method::name).toList();
  }
}
