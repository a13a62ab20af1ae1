package org.gatehouse.audit.retention;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.time.CommonEra;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The legal holds of an account: what is held, and a form for another; one is released by name. */
@Named
@RequestScoped
public class HoldsPage {

  private static final String SELF = "/audit/holds";

  @EJB Holds holds;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private List<Row> rows = List.of();
  private String chosen = "";
  private @Nullable String name;
  private @Nullable String why;
  private @Nullable String from;

  /** A hold as a line; without a moment it holds everything. The address asks to release it. */
  public record Row(
      String name,
      String why,
      @Nullable Instant from,
      Instant madeAt,
      String madeBy,
      String address) {

    static Row of(HoldDetails hold) {
      return new Row(
          hold.name(),
          hold.why(),
          hold.from().orElse(null),
          hold.madeAt(),
          hold.madeBy(),
          SELF + "?release=" + URLEncoder.encode(hold.name(), StandardCharsets.UTF_8));
    }
  }

  @PostConstruct
  void load() {
    rows = holds.list().stream().map(Row::of).toList();
    String asked = Objects.toString(request.getParameter("release"), "");
    chosen = rows.stream().map(Row::name).filter(asked::equals).findFirst().orElse("");
  }

  /** Holds what the form says. */
  public void place() {
    holds.place(name, why, day());
    notices.good("audit.hold.placed");
    Redirect.to(SELF);
  }

  /** Releases the one that the address names. */
  public void release() {
    holds.release(chosen);
    notices.good("audit.hold.released");
    Redirect.to(SELF);
  }

  public List<Row> getRows() {
    return rows;
  }

  /** The name of the one that is to be released; empty for none. */
  public String getChosen() {
    return chosen;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String typed) {
    name = typed;
  }

  public @Nullable String getWhy() {
    return why;
  }

  public void setWhy(@Nullable String typed) {
    why = typed;
  }

  public @Nullable String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String typed) {
    from = typed;
  }

  /** The first moment of the day that was typed, in the viewer's zone; empty for everything. */
  private Optional<Instant> day() {
    if (from == null || from.isBlank()) {
      return Optional.empty();
    }
    try {
      LocalDate day = CommonEra.checked(LocalDate.parse(from.strip()));
      return Optional.of(day.atStartOfDay(viewer.getZone()).toInstant());
    } catch (DateTimeException unreadable) {
      throw BusinessException.invalid("from", "audit.hold.day");
    }
  }
}
