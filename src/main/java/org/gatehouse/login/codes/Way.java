package org.gatehouse.login.codes;

import java.util.Locale;
import org.gatehouse.factors.SecondFactor;
import org.gatehouse.policy.TwoFactor.Method;

/**
 * A way in which somebody can prove himself once more.
 *
 * @param kind its word in addresses and texts
 * @param sent whether a code is sent for it
 * @param target where it goes, not in full; empty where nothing is sent
 * @param form the facelet that asks for it
 */
public record Way(String kind, boolean sent, String target, String form) {

  private static final String FORM = "/WEB-INF/pages/login/sent.xhtml";

  static Way of(SecondFactor factor) {
    return new Way(factor.kind(), false, "", factor.form());
  }

  static Way of(Method method, Receiver receiver) {
    return new Way(kind(method), true, receiver.masked(method), FORM);
  }

  static String kind(Method method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  /** How a code is sent for it. */
  Method method() {
    return Method.valueOf(kind.toUpperCase(Locale.ROOT));
  }
}
