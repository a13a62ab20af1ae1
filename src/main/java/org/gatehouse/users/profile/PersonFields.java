package org.gatehouse.users.profile;

import java.time.ZoneId;
import java.util.List;
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

  /** The zones to choose from: those of places. */
  public static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.equals("UTC") || id.matches("[A-Z][A-Za-z]+/[A-Z].*"))
        .filter(id -> !id.matches("(?:Etc|SystemV|US|Canada|Brazil|Chile|Mexico)/.*"))
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
