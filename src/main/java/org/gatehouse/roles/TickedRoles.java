package org.gatehouse.roles;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.time.CommonEra;
import org.gatehouse.platform.web.FormZone;
import org.gatehouse.platform.web.ShownField;
import org.jspecify.annotations.Nullable;

/** Roles to tick in a form, each with an end perhaps, in the zone of the form. */
@RequestScoped
public class TickedRoles {

  @Inject HttpServletRequest request;
  @Inject FormZone zone;
  @Inject ShownField field;

  private boolean afresh;

  /**
   * A role to tick.
   *
   * @param end until when it is held, as {@code datetime-local} writes it; empty for no end
   */
  public record Choice(String id, String name, boolean chosen, String end) {}

  /**
   * Every role that can be given; those that are held are ticked, or what was ticked in a form that
   * was refused.
   */
  public List<Choice> choices(List<RoleDetails> offered, List<HeldRole> held) {
    return offered.stream().map(role -> choice(role, held)).toList();
  }

  /**
   * What the form that was sent has ticked; INVALID where an end can not be read.
   *
   * @param held what is held now: an end that nobody touched stays to the second
   */
  public List<WantedRole> wanted(List<HeldRole> held) {
    return ticked().stream().map(id -> new WantedRole(id, end(id, held))).toList();
  }

  /** What the form says that it shows, which the roles are that are held. */
  public String shown(List<HeldRole> held) {
    return field.next(HeldRole.shown(held));
  }

  /**
   * What the form that was sent had shown. If other roles are held by now, these are shown next,
   * and not what was ticked.
   */
  public String seen(List<HeldRole> held) {
    afresh = field.overtaken(HeldRole.shown(held));
    return field.sent();
  }

  private List<String> ticked() {
    String[] sent = request.getParameterValues("role");
    return sent == null ? List.of() : Arrays.asList(sent);
  }

  private Choice choice(RoleDetails role, List<HeldRole> held) {
    Optional<HeldRole> found = find(role.id(), held);
    String typed = request.getParameter("until-" + role.id());
    boolean posted = !afresh && typed != null && request.getMethod().equals("POST");
    return new Choice(
        role.id(),
        role.name(),
        posted ? ticked().contains(role.id()) : found.isPresent(),
        posted ? typed : found.map(HeldRole::validUntil).map(this::written).orElse(""));
  }

  private static Optional<HeldRole> find(String id, List<HeldRole> held) {
    return held.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private String written(Instant end) {
    return LocalDateTime.ofInstant(end, zone.get()).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private @Nullable Instant end(String id, List<HeldRole> held) {
    String typed = request.getParameter("until-" + id);
    if (typed == null || typed.isBlank()) {
      return null;
    }
    Optional<Instant> before = find(id, held).map(HeldRole::validUntil);
    if (before.map(this::written).filter(typed.strip()::equals).isPresent()) {
      return before.get();
    }
    try {
      return CommonEra.moment(
          LocalDateTime.parse(typed.strip()).atZone(zone.get()).toOffsetDateTime());
    } catch (DateTimeException unreadable) {
      throw BusinessException.invalid("roles", "users.roles.time");
    }
  }
}
