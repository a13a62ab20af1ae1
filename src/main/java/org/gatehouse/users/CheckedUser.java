package org.gatehouse.users;

import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.jspecify.annotations.Nullable;

/** A person's data after every check; fields are named as in the body of the REST call. */
record CheckedUser(
    String username,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String mobile,
    @Nullable String language) {

  private static final int LONGEST_NAME = 100;

  static CheckedUser of(NewUser user, Complaints complaints) {
    return new CheckedUser(
        Identifiers.username(user.username(), complaints),
        EmailAddress.routable(user.email(), complaints),
        OneLine.optional("firstName", user.firstName(), LONGEST_NAME, complaints),
        OneLine.optional("lastName", user.lastName(), LONGEST_NAME, complaints),
        Mobile.check(user.mobile(), complaints),
        CheckedPerson.language(user.language(), complaints));
  }

  /** A UPN in a domain that no mail reaches is an address here. */
  static CheckedUser of(NewSsoUser user, Complaints complaints) {
    return new CheckedUser(
        Identifiers.username(user.username(), complaints),
        EmailAddress.any(user.email(), complaints),
        OneLine.optional("firstName", user.firstName(), LONGEST_NAME, complaints),
        OneLine.optional("lastName", user.lastName(), LONGEST_NAME, complaints),
        null,
        null);
  }
}
