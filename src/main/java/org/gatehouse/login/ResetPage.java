package org.gatehouse.login;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.Invitations;
import org.gatehouse.users.Invited;
import org.gatehouse.users.Newcomers;
import org.jspecify.annotations.Nullable;

/** Where the link of an invitation leads: whoever holds it chooses his password. */
@Named
@RequestScoped
public class ResetPage {

  @Inject HttpServletRequest request;
  @Inject Invitations invitations;
  @Inject Newcomers newcomers;
  @Inject Notices notices;

  private String token = "";
  private String password = "";
  private @Nullable Invited invited;

  @PostConstruct
  void read() {
    token = Objects.toString(request.getParameter("token"), "");
    invited = token.isEmpty() ? null : invitations.find(token).orElse(null);
  }

  public void choose() {
    Invited newcomer = newcomers.accept(token, password);
    notices.good("login.reset.done", newcomer.signInName());
    Redirect.to("/login");
  }

  public String getToken() {
    return token;
  }

  /** Who may choose; null once the link works no more. */
  public @Nullable Invited getInvited() {
    return invited;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
