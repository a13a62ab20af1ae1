package org.gatehouse.sso.wayback;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** The link of the mail: asks once more, and then leads back; opening it alone changes nothing. */
@Named
@RequestScoped
public class WayBackPage {

  @EJB WaysBack ways;
  @Inject HttpServletRequest request;

  private String token = "";
  private String account = "";
  private boolean gone;

  @PostConstruct
  void read() {
    token = Objects.toString(request.getParameter("token"), "");
    account = ways.find(token).orElse("");
  }

  /** Makes the values before live again. */
  public void go() {
    ways.go(token);
    gone = true;
  }

  /** What is shown: {@code ask}, {@code gone} or {@code over}. */
  public String getState() {
    if (gone) {
      return "gone";
    }
    return account.isEmpty() ? "over" : "ask";
  }

  /** The account's name. */
  public String getAccount() {
    return account;
  }

  public String getToken() {
    return token;
  }
}
