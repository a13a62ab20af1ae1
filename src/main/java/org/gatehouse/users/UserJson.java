package org.gatehouse.users;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.gatehouse.platform.rest.JsonText;
import org.jspecify.annotations.Nullable;

/** A user as REST answers him. */
final class UserJson {

  /** What a call may send back and does not change. */
  static final String[] READ_ONLY = {
    "id",
    "mobileVerified",
    "status",
    "disabled",
    "disabledReason",
    "disabledAt",
    "locked",
    "lockedReason",
    "lockedAt",
    "origin",
    "teams",
    "memberships",
    "roles",
    "createdAt",
    "lastSignInAt"
  };

  private UserJson() {}

  static JsonObject of(UserDetails user) {
    return JsonText.object()
        .add("id", user.publicId())
        .add("username", user.username())
        .add("email", user.email())
        .add("firstName", JsonText.of(user.firstName()))
        .add("lastName", JsonText.of(user.lastName()))
        .add("mobile", JsonText.of(user.mobile()))
        .add("mobileVerified", user.mobileVerified())
        .add("language", JsonText.of(user.language()))
        .add("zone", JsonText.of(user.zone()))
        .add("status", user.status().name())
        .add("disabled", user.disabled())
        .add("disabledReason", reason(user.disabling()))
        .add("disabledAt", since(user.disabling()))
        .add("locked", user.locked())
        .add("lockedReason", reason(user.locking()))
        .add("lockedAt", since(user.locking()))
        .add("origin", user.origin().name())
        .add("teams", JsonText.list(user.teams()))
        .add("memberships", places(user.places()))
        .add("roles", JsonText.list(user.roles()))
        .add("createdAt", user.createdAt().toString())
        .add("lastSignInAt", JsonText.of(user.lastSignInAt()))
        .build();
  }

  private static JsonArrayBuilder places(List<TeamPlace> places) {
    var list = JsonText.array();
    places.forEach(
        place ->
            list.add(
                JsonText.object()
                    .add("team", place.team())
                    .add("group", JsonText.of(place.group()))
                    .add("since", JsonText.of(place.since()))));
    return list;
  }

  private static JsonValue reason(@Nullable Stop stop) {
    return JsonText.of(stop == null ? null : stop.reason());
  }

  private static JsonValue since(@Nullable Stop stop) {
    return JsonText.of(stop == null ? null : stop.since());
  }
}
