package org.gatehouse.accounts;

import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** The rule of an account's short name: it stands in addresses and before user names. */
public final class Slug {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

  /** What means something else in an address or in the log. */
  private static final Set<String> RESERVED =
      Set.of(
          "account",
          "accounts",
          "acs",
          "admin",
          "api",
          "apikeys",
          "assets",
          "audit",
          "branding",
          "error",
          "gatehouse",
          "health",
          "help",
          "home",
          "language",
          "login",
          "logout",
          "mail",
          "metadata",
          "metrics",
          "new",
          "null",
          "platform",
          "policy",
          "profile",
          "resources",
          "root",
          "saml",
          "sso",
          "static",
          "status",
          "support",
          "system",
          "teams",
          "undefined",
          "users",
          "www");

  private Slug() {}

  /** Whether an account may have this slug; spares the database what it could not even read. */
  public static boolean possible(String text) {
    return SHAPE.matcher(text).matches();
  }

  static String check(@Nullable String typed, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      complaints.add("slug", "text.missing");
      return "";
    }
    if (!possible(typed)) {
      complaints.add("slug", "accounts.slug.shape");
    } else if (RESERVED.contains(typed)) {
      complaints.add("slug", "accounts.slug.reserved");
    }
    return typed;
  }
}
