package org.gatehouse.users;

import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.platform.error.Shown;
import org.jspecify.annotations.Nullable;

/** What somebody wants a user's own data to be, as it was typed; nothing of it is checked yet. */
public record PersonChange(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String mobile,
    @Nullable String language,
    @Nullable String zone) {

  /** The same with another mobile number. */
  PersonChange withMobile(@Nullable String other) {
    return new PersonChange(firstName, lastName, other, language, zone);
  }

  /** What stands for it in a form that shows it. */
  public String shown() {
    return Shown.of(
        Stream.of(firstName, lastName, mobile, language, zone)
            .map(value -> Objects.toString(value, ""))
            .toList());
  }

  /** What the user has now. */
  public static PersonChange of(UserDetails user) {
    return new PersonChange(
        user.firstName(), user.lastName(), user.mobile(), user.language(), user.zone());
  }
}
