package org.gatehouse.audit.auditors;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** Who reads the account's log as an auditor and until when, and a form to invite another. */
@Named
@RequestScoped
public class AuditorsPage {

  private static final String SELF = "/audit/auditors";
  private static final String USUAL_DAYS = "14";

  @EJB Auditors auditors;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private List<Auditor> all = List.of();
  private @Nullable Auditor chosen;
  private @Nullable String email;
  private @Nullable String name;
  private @Nullable String days = USUAL_DAYS;

  @PostConstruct
  void load() {
    all = auditors.list();
    String asked = Objects.toString(request.getParameter("end"), "");
    chosen = all.stream().filter(one -> one.id().equals(asked)).findFirst().orElse(null);
  }

  /** Invites the one of the form. */
  public void invite() {
    String typed = Objects.toString(days, "").strip();
    auditors.invite(email, name, typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0);
    notices.good("audit.auditors.invited");
    Redirect.to(SELF);
  }

  /** Ends the access of the one that the address names. */
  public void end() {
    auditors.end(Objects.toString(request.getParameter("end"), ""));
    notices.good("audit.auditors.ended");
    Redirect.to(SELF);
  }

  public List<Auditor> getAll() {
    return all;
  }

  /** The one whose access is to be ended; null for none. */
  public @Nullable Auditor getChosen() {
    return chosen;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String typed) {
    email = typed;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String typed) {
    name = typed;
  }

  public @Nullable String getDays() {
    return days;
  }

  public void setDays(@Nullable String typed) {
    days = typed;
  }
}
