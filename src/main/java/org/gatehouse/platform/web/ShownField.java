package org.gatehouse.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.gatehouse.platform.error.Shown;

/**
 * The hidden field {@code shown} of a form, which says what the form showed of what it changes. A
 * form that is refused keeps what was typed, and so what it has shown; only when somebody else was
 * faster it begins afresh with what is there.
 */
@RequestScoped
public class ShownField {

  @Inject HttpServletRequest request;

  private boolean afresh;

  /** What the form showed that was sent; {@link Shown#NOTHING} if it does not say so. */
  public String sent() {
    return "POST".equals(request.getMethod())
        ? Objects.toString(request.getParameter("shown"), Shown.NOTHING)
        : Shown.NOTHING;
  }

  /** Whether it showed something else than what is there; then it begins afresh. */
  public boolean overtaken(String present) {
    afresh = !sent().equals(Shown.NOTHING) && !sent().equals(present);
    return afresh;
  }

  /** What the field holds in the page that is shown next. */
  public String next(String present) {
    return afresh || sent().equals(Shown.NOTHING) ? present : sent();
  }
}
