package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** Where in the world a browser is used: whose first day of the week counts. */
final class Region {

  private Region() {}

  /** The first region that the browser names; without one that of its first language. */
  static Locale of(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .filter(locale -> !locale.getCountry().isEmpty())
        .findFirst()
        .orElseGet(request::getLocale);
  }
}
