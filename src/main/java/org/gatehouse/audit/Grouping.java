package org.gatehouse.audit;

import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.trail.EntryCount;
import org.jspecify.annotations.Nullable;

/** The columns by which entries are grouped. */
public enum Grouping {
  USER("username", EntryCount.Kind.USER),
  ADDRESS("ip", EntryCount.Kind.ADDRESS),
  DESCRIPTION("description", EntryCount.Kind.TEXT),
  ACCOUNT("account", null);

  private final String code;
  private final EntryCount.@Nullable Kind kind;

  Grouping(String code, EntryCount.@Nullable Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  /** What stands for it in an address. */
  public String code() {
    return code;
  }

  /** The roll-up that tells its groups apart; any does for accounts. */
  Optional<EntryCount.Kind> kind() {
    return Optional.ofNullable(kind);
  }

  /** The grouping of that code. */
  static Optional<Grouping> find(String code) {
    return Arrays.stream(values()).filter(grouping -> grouping.code.equals(code)).findFirst();
  }
}
