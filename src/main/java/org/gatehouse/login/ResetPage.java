package org.gatehouse.login;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.PasswordLink;
import org.gatehouse.users.PasswordLinks;
import org.jspecify.annotations.Nullable;

/**
 * Where the link of an invitation or of a reset leads: whoever holds it chooses his password.
 * Opening the page uses nothing up, because programs that look into mails open links.
 */
@Named
@RequestScoped
public class ResetPage {

  /** No token is longer. */
  private static final int LONGEST_TOKEN = 100;

  @Inject HttpServletRequest request;
  @EJB PasswordLinks links;
  @Inject Notices notices;

  private String token = "";
  private String password = "";
  private @Nullable PasswordLink link;

  @PostConstruct
  void read() {
    String sent = Objects.toString(request.getParameter("token"), "");
    token = sent.length() > LONGEST_TOKEN ? "" : sent;
    link = token.isEmpty() ? null : links.find(token).orElse(null);
  }

  /** Sets the password; signing in with it is the next step. */
  public void choose() {
    PasswordLink used = links.choose(token, password);
    notices.good("login.reset.done", used.signInName());
    Redirect.to("/login");
  }

  public String getToken() {
    return token;
  }

  /** Where the link leads; null once it works no more. */
  public @Nullable PasswordLink getLink() {
    return link;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
