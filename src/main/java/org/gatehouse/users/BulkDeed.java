package org.gatehouse.users;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to several users at once. */
public enum BulkDeed {
  DISABLE,
  ENABLE,
  LOCK,
  UNLOCK,
  RESET,
  INVITE,
  UNINVITE;

  /** Its name in addresses and in REST. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<BulkDeed> find(String code) {
    return Arrays.stream(values()).filter(deed -> deed.code().equals(code)).findFirst();
  }
}
