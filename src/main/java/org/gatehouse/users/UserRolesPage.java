package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.gatehouse.access.undo.Undos;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.Roles;
import org.gatehouse.roles.TickedRoles;
import org.gatehouse.roles.WantedRole;
import org.jspecify.annotations.Nullable;

/** The roles of the user beside the list of {@link UsersPage}, to be chosen with their ends. */
@Named
@RequestScoped
public class UserRolesPage {

  @EJB UserRoles userRoles;
  @EJB Roles roles;
  @Inject TickedRoles ticked;
  @Inject UsersPage page;
  @Inject Notices notices;
  @Inject Undos undos;

  private @Nullable List<TickedRoles.Choice> choices;
  private @Nullable List<HeldRole> held;

  /** Every role that the caller can give, and those that the user has. */
  public List<TickedRoles.Choice> getChoices() {
    if (choices == null) {
      choices = ticked.choices(roles.assignableRoles(), held());
    }
    return choices;
  }

  /** The roles that the form began with. */
  public String getToken() {
    return ticked.shown(held());
  }

  public void save() {
    String path = "/users" + page.getAddress().query() + "#user";
    String user = page.getUser();
    List<HeldRole> before = held();
    List<WantedRole> wanted = ticked.wanted(before);
    String seen = ticked.seen(before);
    // They were read before it was known whether they are shown as they were ticked.
    choices = null;
    List<HeldRole> now = userRoles.set(user, wanted, seen);
    List<String> undo = RolesUndo.arguments(user, before, now);
    notices.undoable(
        page.getAccount().isEmpty() ? undos.offer(RolesUndo.KIND, path, undo) : "",
        "users.roles.saved");
    Redirect.to(path);
  }

  private List<HeldRole> held() {
    if (held == null) {
      held = userRoles.get(page.getUser());
    }
    return held;
  }
}
