package org.gatehouse.users;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user as callers see him.
 *
 * @param publicId the id by which programs know him
 * @param mobile in E.164, such as {@code +491701234567}
 * @param mobileVerified whether he has confirmed the number himself
 * @param language the BCP 47 tag of his own language, if he has chosen one
 * @param zone the id of his own time zone, if he has chosen one
 * @param places the teams that he is in
 * @param disabling why and since when he is disabled, if he is
 * @param locking why and since when he is locked, if he is
 * @param hasPassword whether there is a password; never anything of it
 */
public record UserDetails(
    long id,
    String publicId,
    String username,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String mobile,
    boolean mobileVerified,
    @Nullable String language,
    Status status,
    boolean disabled,
    boolean locked,
    Origin origin,
    boolean hasPassword,
    List<String> roles,
    List<TeamPlace> places,
    Instant createdAt,
    @Nullable Instant lastSignInAt,
    @Nullable String zone,
    @Nullable Stop disabling,
    @Nullable Stop locking) {

  public UserDetails {
    roles = List.copyOf(roles);
    places = List.copyOf(places);
  }

  /** The names of the teams that he is in. */
  public List<String> teams() {
    return places.stream().map(TeamPlace::team).toList();
  }

  /** First and last name, or the user name while there is neither. */
  public String displayName() {
    return displayName(firstName, lastName, username);
  }

  static String displayName(@Nullable String first, @Nullable String last, String username) {
    String name =
        Stream.of(first, last).flatMap(Stream::ofNullable).collect(Collectors.joining(" "));
    return name.isEmpty() ? username : name;
  }
}
