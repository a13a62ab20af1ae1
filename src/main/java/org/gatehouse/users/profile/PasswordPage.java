package org.gatehouse.users.profile;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.OwnPassword;

/** The part of my profile that changes my password. */
@Named
@RequestScoped
public class PasswordPage {

  @EJB OwnPassword own;
  @Inject SignedInSession session;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private String use = "";
  private String current = "";
  private String password = "";

  @PostConstruct
  void read() {
    use = own.use().name();
  }

  /** Changes it; this session goes on, the others end. */
  public void change() {
    own.change(current, password, session.ownToken(request));
    session.renew(
        request,
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse());
    notices.good("profile.password.changed");
    Redirect.to("/profile");
  }

  /** What a password is to me: NEEDED, MISSING or NONE. */
  public String getUse() {
    return use;
  }

  public String getCurrent() {
    return current;
  }

  public void setCurrent(String current) {
    this.current = current;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
