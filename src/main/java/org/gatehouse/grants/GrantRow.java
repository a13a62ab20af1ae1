package org.gatehouse.grants;

import org.gatehouse.access.Caller;

/** That somebody is let into an account. */
public record GrantRow(String usernameKey, Grantee user, Caller.Account sub) {

  static GrantRow of(Object[] row) {
    return new GrantRow(
        (String) row[3],
        new Grantee(
            ((Number) row[4]).longValue(),
            (String) row[5],
            (String) row[6],
            (String) row[7],
            (String) row[8]),
        account(row, 0));
  }

  /** The account whose slug, name and id stand in the row from there on. */
  static Caller.Account account(Object[] row, int from) {
    return new Caller.Account(
        ((Number) row[from + 2]).longValue(), (String) row[from], (String) row[from + 1]);
  }
}
