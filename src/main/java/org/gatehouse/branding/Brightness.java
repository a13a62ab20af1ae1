package org.gatehouse.branding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an account's pages are light or dark. */
public enum Brightness {
  /** As each reader's own system wants it. */
  SYSTEM,
  LIGHT,
  DARK;

  /** The one of that name, such as {@code light}. */
  static Optional<Brightness> find(String name) {
    return Arrays.stream(values()).filter(one -> one.code().equalsIgnoreCase(name)).findFirst();
  }

  /** The name that programs and style sheets know it by. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
