package org.gatehouse.sso.emergency;

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

/** Emergency codes that operators ask for and approve. */
@Named
@RequestScoped
public class OperatorCodesPage {

  private static final String SELF = "/accounts/emergency";

  @EJB OperatorCodes codes;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private String id = "";
  private @Nullable String account;
  private @Nullable String manager;
  private @Nullable String why;
  private @Nullable List<OperatorCodes.Waiting> waiting;

  @PostConstruct
  void read() {
    id = Objects.toString(request.getParameter("request"), "");
    account = request.getParameter("account");
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    getWaiting();
  }

  public void ask() {
    codes.ask(account, manager, why);
    done("sso.emergency.asked");
  }

  public void approve() {
    codes.approve(id);
    done("sso.emergency.approved");
  }

  public void withdraw() {
    codes.withdraw(id);
    done("sso.emergency.withdrawn");
  }

  public List<OperatorCodes.Waiting> getWaiting() {
    if (waiting == null) {
      waiting = codes.waiting();
    }
    return waiting;
  }

  public @Nullable String getAccount() {
    return account;
  }

  public void setAccount(@Nullable String account) {
    this.account = account;
  }

  public @Nullable String getManager() {
    return manager;
  }

  public void setManager(@Nullable String manager) {
    this.manager = manager;
  }

  public @Nullable String getWhy() {
    return why;
  }

  public void setWhy(@Nullable String why) {
    this.why = why;
  }

  private void done(String key) {
    notices.good(key);
    Redirect.to(SELF);
  }
}
