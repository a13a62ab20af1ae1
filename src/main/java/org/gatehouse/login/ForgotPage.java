package org.gatehouse.login;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.ForgottenPasswords;

/** Asks who has forgotten his password, and says the same whoever it was. */
@Named
@RequestScoped
public class ForgotPage {

  @Inject HttpServletRequest request;
  @EJB ForgottenPasswords forgotten;

  private String username = "";
  private boolean sent;

  @PostConstruct
  void read() {
    sent = request.getParameter("sent") != null;
  }

  /** Has a mail sent to whoever is called that. */
  public void send() {
    forgotten.ask(username);
    Redirect.to("/login/forgot?sent=yes");
  }

  /** Whether he has asked. */
  public boolean isSent() {
    return sent;
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }
}
