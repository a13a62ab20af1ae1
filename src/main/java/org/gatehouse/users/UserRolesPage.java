package org.gatehouse.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.RoleDetails;
import org.gatehouse.roles.Roles;
import org.gatehouse.roles.WantedRole;
import org.jspecify.annotations.Nullable;

/** The roles of the user beside the list of {@link UsersPage}, to be chosen with their ends. */
@Named
@RequestScoped
public class UserRolesPage {

  @Inject UserRoles userRoles;
  @Inject Roles roles;
  @Inject UsersPage page;
  @Inject HttpServletRequest request;
  @Inject Viewer viewer;
  @Inject Notices notices;

  private @Nullable List<Choice> choices;

  /**
   * A role to choose.
   *
   * @param end until when he has it, as {@code datetime-local} writes it; empty for no end
   */
  public record Choice(String id, String name, boolean chosen, String end) {}

  /** Every role that the caller can give, and those that the user has. */
  public List<Choice> getChoices() {
    if (choices == null) {
      List<HeldRole> held = userRoles.get(page.getUser());
      choices = roles.assignableRoles().stream().map(role -> choice(role, held)).toList();
    }
    return choices;
  }

  public void save() {
    String[] sent = request.getParameterValues("role");
    List<WantedRole> wanted = new ArrayList<>();
    for (String id : sent == null ? List.<String>of() : Arrays.asList(sent)) {
      wanted.add(new WantedRole(id, end(id)));
    }
    userRoles.set(page.getUser(), wanted);
    notices.good("users.roles.saved");
    Redirect.to("/users" + page.getAddress().query() + "#user");
  }

  private Choice choice(RoleDetails role, List<HeldRole> held) {
    Optional<HeldRole> his = held.stream().filter(one -> one.id().equals(role.id())).findFirst();
    return new Choice(
        role.id(),
        role.name(),
        his.isPresent(),
        his.map(HeldRole::validUntil).map(this::written).orElse(""));
  }

  private String written(Instant end) {
    return LocalDateTime.ofInstant(end, viewer.getZone())
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  private @Nullable Instant end(String id) {
    String typed = request.getParameter("until-" + id);
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalDateTime.parse(typed.strip()).atZone(viewer.getZone()).toInstant();
    } catch (DateTimeException unreadable) {
      throw BusinessException.invalid("roles", "users.roles.time");
    }
  }
}
