package org.gatehouse.audit.retention;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.audit.Address;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** How much the log holds and how long it is kept, below the log. */
@Named
@RequestScoped
public class RetentionPage {

  @EJB Retentions retentions;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private RetentionDetails details =
      new RetentionDetails(Optional.empty(), 0, Optional.empty(), Optional.empty(), 0);
  private @Nullable String days;
  private boolean confirmed;

  @PostConstruct
  void load() {
    details = retentions.get();
    days = details.days().map(Object::toString).orElse("");
  }

  /** Keeps entries as long as the form says; an empty field means for ever. */
  public void keep() {
    retentions.keep(number(days), confirmed);
    notices.good("audit.retention.saved");
    Redirect.to(Address.of(request::getParameter).text());
  }

  private static Optional<Integer> number(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.valueOf(typed.strip()));
    } catch (NumberFormatException e) {
      throw BusinessException.invalid(
          "days", "audit.retention.range", Retentions.LEAST, Retentions.MOST);
    }
  }

  public RetentionDetails getDetails() {
    return details;
  }

  public @Nullable String getDays() {
    return days;
  }

  public void setDays(@Nullable String days) {
    this.days = days;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }
}
