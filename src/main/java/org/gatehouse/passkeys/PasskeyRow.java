package org.gatehouse.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Which passkey a form means. */
final class PasskeyRow {

  private PasskeyRow() {}

  /** The id that a form sends; 0, which no passkey has, for none. */
  static long named(HttpServletRequest request) {
    String id = Objects.toString(request.getParameter("passkey"), "");
    return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
  }
}
