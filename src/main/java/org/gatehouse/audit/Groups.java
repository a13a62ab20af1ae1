package org.gatehouse.audit;

import java.util.List;

/**
 * How many entries share a value, the most first.
 *
 * @param capped whether only the newest were counted, so that each number is the least it can be
 * @param more whether there are more groups than these
 */
public record Groups(List<Group> all, boolean capped, boolean more) {

  public Groups {
    all = List.copyOf(all);
  }

  /**
   * One value.
   *
   * @param name what it is known by: a text's key, an account's slug, a name or an address as they
   *     are compared
   * @param label the value as last written
   */
  public record Group(String name, String label, long entries) {}
}
