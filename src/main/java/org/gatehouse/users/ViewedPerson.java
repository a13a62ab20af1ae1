package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.gatehouse.accounts.Accounts;

/**
 * The person whose page an account manager looks at, for what other features show on it. Whoever
 * asks first enters the account that an operator looks at.
 */
@RequestScoped
public class ViewedPerson {

  @EJB Accounts accounts;
  @Inject HttpServletRequest request;

  @PostConstruct
  void enter() {
    if (!account().isEmpty()) {
      accounts.enter(account());
    }
  }

  /** His id or name, as the address says it. */
  public String id() {
    return named("user");
  }

  /** The address of his page. */
  public String page() {
    return "/users/profile?user="
        + encoded(id())
        + (account().isEmpty() ? "" : "&account=" + encoded(account()));
  }

  /** What a form or the address says under that name; empty for nothing. */
  public String named(String parameter) {
    return Objects.toString(request.getParameter(parameter), "");
  }

  /** The account that an operator looks at; empty for the caller's. */
  public String account() {
    return named("account");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
