package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.Refusal;
import org.gatehouse.platform.web.faces.Redirect;

/**
 * The sign-in page; whoever is signed in already is led home. Its form is taken by {@link
 * LoginServlet}.
 */
@Named
@RequestScoped
public class LoginPage {

  @Inject Settings settings;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;
  @Inject HttpServletRequest asked;

  /** Tells why somebody was refused, if he was. */
  public void open() {
    Optional<BusinessException> refused = Refusal.find(asked);
    if (refused.isPresent()) {
      throw refused.get();
    }
    if (caller.isSignedIn()) {
      Redirect.to("/");
    }
  }

  /** Where people begin single sign-on, at the own host of an account that has it; else empty. */
  public String getSingleSignOn() {
    return caller.host().own()
        ? accounts
            .findPathBeside(caller.host().owner().id())
            .map(path -> asked.getContextPath() + path)
            .orElse("")
        : "";
  }

  /** The account whose own host this is; empty at the platform's. */
  public String getOwner() {
    return caller.host().owner().name();
  }

  public Settings.Links getLinks() {
    return settings.links();
  }

  /** What somebody typed who was refused. */
  public String getUsername() {
    return typed("username");
  }

  /** Never shown again. */
  public String getPassword() {
    return "";
  }

  /** The code of an account manager for the day when single sign-on is broken, as he typed it. */
  public String getEmergency() {
    return typed("emergency");
  }

  private String typed(String field) {
    return Refusal.find(asked)
        .map(refused -> Objects.toString(asked.getParameter(field), ""))
        .orElse("");
  }
}
