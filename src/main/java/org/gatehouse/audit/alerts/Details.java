package org.gatehouse.audit.alerts;

import org.gatehouse.platform.rest.JsonText;

/** How much an entry stands for, as one of its details says. */
final class Details {

  private static final long MOST = 1_000_000_000_000L;

  private Details() {}

  /** The number that a detail holds; one where it holds none. */
  static long number(String details, String name) {
    return number(details, name, 1);
  }

  /** The number that a detail holds, or the other one where it holds none. */
  static long number(String details, String name, long otherwise) {
    String text = JsonText.read(details).getString(name, "");
    return text.matches("[0-9]{1,12}") ? Math.min(MOST, Long.parseLong(text)) : otherwise;
  }
}
