package org.gatehouse.users.profile;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.users.PersonChange;
import org.gatehouse.users.UserDetails;
import org.jspecify.annotations.Nullable;

/** The fields of the form that changes a person. */
public final class PersonFields {

  private @Nullable String firstName;
  private @Nullable String lastName;
  private @Nullable String mobile;
  private @Nullable String language;
  private @Nullable String zone;
  private @Nullable String kept;

  /** The zones to choose from: those of places, and the one that he has, whatever it is. */
  public List<String> zones() {
    return Stream.concat(
            ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC") || id.matches("[A-Z][A-Za-z]+/[A-Z].*"))
                .filter(id -> !id.matches("(?:Etc|SystemV|US|Canada|Brazil|Chile|Mexico)/.*")),
            Stream.ofNullable(kept))
        .distinct()
        .sorted()
        .toList();
  }

  /** Begins with what the user has. */
  void fill(UserDetails user) {
    firstName = user.firstName();
    lastName = user.lastName();
    mobile = user.mobile();
    language = user.language();
    zone = user.zone();
    kept = zone;
  }

  PersonChange change() {
    return new PersonChange(firstName, lastName, mobile, language, zone);
  }

  public @Nullable String getFirstName() {
    return firstName;
  }

  public void setFirstName(@Nullable String firstName) {
    this.firstName = firstName;
  }

  public @Nullable String getLastName() {
    return lastName;
  }

  public void setLastName(@Nullable String lastName) {
    this.lastName = lastName;
  }

  public @Nullable String getMobile() {
    return mobile;
  }

  public void setMobile(@Nullable String mobile) {
    this.mobile = mobile;
  }

  public @Nullable String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language;
  }

  public @Nullable String getZone() {
    return zone;
  }

  public void setZone(@Nullable String zone) {
    this.zone = zone;
  }
}
