package org.gatehouse.login;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.devices.DeviceCookie;
import org.gatehouse.login.steps.Entrance;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The sign-in page; whoever is signed in already is led home. */
@Named
@RequestScoped
public class LoginPage {

  @Inject Settings settings;
  @Inject CurrentCaller caller;
  @EJB Logins logins;
  @EJB Entrance entrance;
  @Inject DeviceCookie device;
  @EJB Accounts accounts;
  @Inject HttpServletRequest asked;

  private String username = "";
  private String password = "";
  private String emergency = "";

  public void open() {
    if (caller.isSignedIn()) {
      Redirect.to("/");
    }
  }

  public void signIn() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    HttpServletResponse response = (HttpServletResponse) external.getResponse();
    Proof proof = logins.signIn(username, password, emergency, device.read(request));
    Redirect.to(entrance.admit(proof, request, response));
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

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  /** The code of an account manager for the day when single sign-on is broken. */
  public String getEmergency() {
    return emergency;
  }

  /** A field that is not there, or empty, is no code. */
  public void setEmergency(@Nullable String emergency) {
    this.emergency = emergency == null ? "" : emergency;
  }
}
