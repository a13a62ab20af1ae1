package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The part of the log's page where auditors have personal values shown, for a reason. */
@Named
@RequestScoped
public class RevealPage {

  @Inject Masking masking;
  @EJB Reveals reveals;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable String why;

  /** Shows personal values from here on, and the same view again. */
  public void reveal() {
    reveals.reveal(why);
    notices.good("audit.reveal.done", Reveals.LASTS.toMinutes());
    Redirect.to(Address.of(request::getParameter).text());
  }

  /** Whether the reader is an auditor, whatever he has revealed. */
  public boolean isAuditor() {
    return masking.auditor();
  }

  /** Whether personal values are masked now. */
  public boolean isMasked() {
    return masking.on();
  }

  /** Until when they are not; null if they are. */
  public @Nullable Instant getUntil() {
    return masking.on() ? null : reveals.until().orElse(null);
  }

  public @Nullable String getWhy() {
    return why;
  }

  public void setWhy(@Nullable String typed) {
    why = typed;
  }
}
