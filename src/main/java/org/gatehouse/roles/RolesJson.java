package org.gatehouse.roles;

import jakarta.json.JsonArrayBuilder;
import java.util.List;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;

/** Somebody's roles in the bodies of calls and answers: {@code roles[]} of name and end. */
public final class RolesJson {

  private RolesJson() {}

  /** The roles that a call wants somebody to have; refuses a body that says anything else. */
  public static List<WantedRole> wanted(JsonBody body) {
    List<WantedRole> wanted =
        body.objects("roles").stream()
            .map(
                role -> {
                  role.ignore("id");
                  return new WantedRole(role.text("name"), role.moment("validUntil"));
                })
            .toList();
    body.refuse();
    return wanted;
  }

  /** The roles that somebody has. */
  public static JsonArrayBuilder of(List<HeldRole> roles) {
    var list = JsonText.array();
    roles.forEach(
        role ->
            list.add(
                JsonText.object()
                    .add("id", role.id())
                    .add("name", role.name())
                    .add("validUntil", JsonText.of(role.validUntil()))));
    return list;
  }
}
