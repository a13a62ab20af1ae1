package org.gatehouse.sso.emergency;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Shows an emergency code to whoever has its link, once; opening the page alone uses nothing up.
 */
@Named
@RequestScoped
public class EmergencyLinkPage {

  @EJB EmergencyClaims claims;
  @Inject HttpServletRequest request;

  private String token = "";
  private String holder = "";
  private String code = "";

  @PostConstruct
  void read() {
    token = Objects.toString(request.getParameter("token"), "");
    holder = claims.find(token).orElse("");
  }

  /** Makes the code and shows it in the answer to this post. */
  public void show() {
    code = claims.claim(token);
  }

  /** Whether there is something to show. */
  public boolean isAlive() {
    return !holder.isEmpty();
  }

  /** For whom it is; empty where the link works no more. */
  public String getHolder() {
    return holder;
  }

  public String getToken() {
    return token;
  }

  public String getCode() {
    return code;
  }
}
