package org.gatehouse.roles;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.gatehouse.platform.time.CommonEra;
import org.gatehouse.platform.web.Viewer;
import org.jspecify.annotations.Nullable;

/** Roles to tick in a form, each with an end perhaps, in the zone of whoever looks at it. */
@RequestScoped
public class TickedRoles {

  @Inject HttpServletRequest request;
  @Inject Viewer viewer;

  /**
   * A role to tick.
   *
   * @param end until when it is held, as {@code datetime-local} writes it; empty for no end
   */
  public record Choice(String id, String name, boolean chosen, String end) {}

  /** Every role that can be given; those that are held are ticked. */
  public List<Choice> choices(List<RoleDetails> offered, List<HeldRole> held) {
    return offered.stream().map(role -> choice(role, held)).toList();
  }

  /** What the form that was sent has ticked; INVALID where an end can not be read. */
  public List<WantedRole> wanted() {
    String[] sent = request.getParameterValues("role");
    List<WantedRole> wanted = new ArrayList<>();
    for (String id : sent == null ? List.<String>of() : Arrays.asList(sent)) {
      wanted.add(new WantedRole(id, end(id)));
    }
    return wanted;
  }

  private Choice choice(RoleDetails role, List<HeldRole> held) {
    Optional<HeldRole> found = held.stream().filter(one -> one.id().equals(role.id())).findFirst();
    return new Choice(
        role.id(),
        role.name(),
        found.isPresent(),
        found.map(HeldRole::validUntil).map(this::written).orElse(""));
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
      return CommonEra.checked(LocalDateTime.parse(typed.strip()))
          .atZone(viewer.getZone())
          .toInstant();
    } catch (DateTimeException unreadable) {
      throw BusinessException.invalid("roles", "users.roles.time");
    }
  }
}
