package org.gatehouse.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The zone of the times in a form, which its hidden field {@code shown-zone} names: they are read
 * in the zone in which they were shown. The viewer's own may be another by then, and a time that
 * nobody touched would move.
 */
@Named("formZone")
@RequestScoped
public class FormZone {

  @Inject HttpServletRequest request;
  @Inject Viewer viewer;

  /** The zone of the form that was sent; the viewer's if it names none that is known. */
  public ZoneId get() {
    return Optional.ofNullable(request.getParameter("shown-zone"))
        .filter(id -> "POST".equals(request.getMethod()))
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of)
        .orElseGet(viewer::getZone);
  }

  /** What the field holds in the page that is shown next. */
  public String getId() {
    return get().getId();
  }
}
