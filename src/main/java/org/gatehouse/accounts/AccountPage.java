package org.gatehouse.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** One account for an operator: its state, and the way into it for a reason. */
@Named
@RequestScoped
public class AccountPage {

  private static final int USUAL_MINUTES = 60;

  @EJB Accounts accounts;
  @EJB AccountStates states;
  @EJB SubAccounts subAccounts;
  @EJB Entries entries;
  @Inject SignedInSession session;
  @Inject HttpServletRequest request;
  @Inject Notices notices;

  private String account = "";
  private @Nullable String why;
  private @Nullable String stateWhy;
  private @Nullable String closeWhy;
  private int minutes = USUAL_MINUTES;
  private @Nullable Integer graceDays = 30;
  private @Nullable AccountDetails shown;

  @PostConstruct
  void read() {
    account = Objects.toString(request.getParameter("account"), "");
    shown = accounts.find(account).orElseThrow(BusinessException::notFound);
  }

  /** Records the reason and goes in. */
  public void enter() {
    entries.begin(Objects.requireNonNull(shown), why, minutes);
    session.actIn(
        Optional.of(shown.id()),
        request,
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse());
    notices.warn("accounts.entered", shown.name());
    Redirect.to("/");
  }

  public void suspend() {
    done("accounts.suspended", states.suspend(account, reason(stateWhy, "stateWhy")));
  }

  public void resume() {
    done("accounts.resumed", states.resume(account));
  }

  public void close() {
    String reason = reason(closeWhy, "closeWhy");
    done("accounts.closing", states.close(account, reason, graceDays));
  }

  public void reopen() {
    done("accounts.reopened", states.reopen(account));
  }

  public AccountDetails getShown() {
    return Objects.requireNonNull(shown);
  }

  /** The accounts below it. */
  public List<Caller.Account> getBelow() {
    return subAccounts.of(getShown().id());
  }

  public List<Integer> getChoices() {
    return Entries.MINUTES;
  }

  public String getAccount() {
    return account;
  }

  public @Nullable String getWhy() {
    return why;
  }

  public void setWhy(@Nullable String why) {
    this.why = why;
  }

  public @Nullable String getStateWhy() {
    return stateWhy;
  }

  public void setStateWhy(@Nullable String stateWhy) {
    this.stateWhy = stateWhy;
  }

  public @Nullable String getCloseWhy() {
    return closeWhy;
  }

  public void setCloseWhy(@Nullable String closeWhy) {
    this.closeWhy = closeWhy;
  }

  public int getMinutes() {
    return minutes;
  }

  public void setMinutes(int minutes) {
    this.minutes = minutes;
  }

  public @Nullable Integer getGraceDays() {
    return graceDays;
  }

  public void setGraceDays(@Nullable Integer graceDays) {
    this.graceDays = graceDays;
  }

  /** Three forms of this page ask for a reason; what is missing is told at the right one. */
  private static String reason(@Nullable String typed, String field) {
    if (typed == null || typed.isBlank()) {
      throw BusinessException.invalid(field, "text.missing");
    }
    return typed;
  }

  private void done(String key, AccountDetails changed) {
    notices.good(key, changed.name());
    Redirect.to("/accounts/account?account=" + changed.slug());
  }
}
