package org.gatehouse.sso.connection;

import org.jspecify.annotations.Nullable;

/** The names of the attributes that say something about a person. */
public record ClaimNames(String firstName, String lastName, String email, String groups) {

  private static final String IDENTITY = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
  private static final ClaimNames STANDARD =
      new ClaimNames(
          IDENTITY + "givenname",
          IDENTITY + "surname",
          IDENTITY + "emailaddress",
          "http://schemas.xmlsoap.org/claims/Group");

  /** The names that {@link #lines} has given; the usual ones for nothing. */
  public static ClaimNames of(@Nullable String lines) {
    if (lines == null) {
      return STANDARD;
    }
    String[] names = lines.split("\n");
    return new ClaimNames(names[0], names[1], names[2], names[3]);
  }

  /** All of them, one below the other. */
  public String lines() {
    return String.join("\n", firstName, lastName, email, groups);
  }

  /** The names that an account has which never chose. */
  public static ClaimNames standard() {
    return STANDARD;
  }
}
