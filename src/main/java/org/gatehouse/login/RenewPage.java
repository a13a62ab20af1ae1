package org.gatehouse.login;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.login.steps.Entrance;
import org.gatehouse.login.steps.Step;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.PasswordLink;
import org.jspecify.annotations.Nullable;

/** Where somebody chooses another password in the midst of his sign-in; nothing else opens. */
@Named
@RequestScoped
public class RenewPage {

  @Inject HttpServletRequest request;
  @EJB Entrance entrance;
  @EJB Renewals renewals;

  private String password = "";
  private @Nullable PasswordLink owner;

  @PostConstruct
  void read() {
    owner = entrance.find(Step.NEW_PASSWORD, request).map(renewals::owner).orElse(null);
  }

  /** Sets the password, and lets him in. */
  public void choose() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    HttpServletRequest from = (HttpServletRequest) external.getRequest();
    HttpServletResponse response = (HttpServletResponse) external.getResponse();
    Redirect.to(renewals.renew(password, from, response));
  }

  /** Whose password it is; null where there is no sign-in to go on with. */
  public @Nullable PasswordLink getOwner() {
    return owner;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
