package org.gatehouse.users;

import java.util.regex.Pattern;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** The rule of mobile numbers: international, kept in E.164 without what people put between. */
final class Mobile {

  private static final int LONGEST_TYPED = 40;
  private static final Pattern BETWEEN = Pattern.compile("[ ()./-]");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private Mobile() {}

  static @Nullable String check(@Nullable String typed, Complaints complaints) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    String number =
        typed.length() > LONGEST_TYPED ? "" : BETWEEN.matcher(typed.strip()).replaceAll("");
    if (!E164.matcher(number).matches()) {
      complaints.add("mobile", "users.mobile.shape");
    }
    return number;
  }
}
