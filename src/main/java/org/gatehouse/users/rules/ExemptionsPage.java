package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.undo.Undos;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** Whom the rules spare, and what the nights did: two cards of the page about rules. */
@Named
@RequestScoped
public class ExemptionsPage {

  @EJB Exemptions exemptions;
  @EJB Nights nights;
  @Inject Clock clock;
  @Inject Notices notices;
  @Inject Undos undos;
  @Inject HttpServletRequest request;

  private @Nullable String exempt;
  private @Nullable String reason;

  public List<ExemptionDetails> getAll() {
    return exemptions.list();
  }

  /** What was done the last time. */
  public List<NightDetails> getRuns() {
    return nights.runs();
  }

  /** When the next night begins. */
  public Instant getNext() {
    return Nights.next(clock.instant());
  }

  /** Spares whose name was typed. */
  public void add() {
    try {
      exemptions.add(exempt, reason);
    } catch (BusinessException refusal) {
      throw refusal.kind() == Kind.NOT_FOUND
          ? BusinessException.invalid("exempt", "policy.exempt.unknown")
          : refusal;
    }
    notices.good("policy.exempt.added", Objects.toString(exempt, ""));
    Redirect.to("/policy#exemptions");
  }

  /** Spares the one of the pressed button no more. */
  public void remove() {
    String username = Objects.toString(request.getParameter("remove"), "");
    String why = exemptions.remove(username);
    notices.undoable(
        undos.offer(ExemptionUndo.KIND, "/policy#exemptions", List.of(username, why)),
        "policy.exempt.removed",
        username);
    Redirect.to("/policy#exemptions");
  }

  public @Nullable String getExempt() {
    return exempt;
  }

  public void setExempt(@Nullable String exempt) {
    this.exempt = exempt;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
