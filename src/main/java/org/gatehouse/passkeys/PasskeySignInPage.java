package org.gatehouse.passkeys;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.gatehouse.devices.DeviceCookie;
import org.gatehouse.login.steps.Entrance;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.web.faces.Redirect;

/** The part of the sign-in page that takes a passkey. */
@Named
@RequestScoped
public class PasskeySignInPage {

  @Inject PasskeySignIns signIns;
  @Inject BrowserCookie browser;
  @Inject DeviceCookie device;
  @Inject Entrance entrance;
  @Inject HttpServletRequest request;

  /** Signs in whose passkey has answered what the script asked. */
  public void signIn() {
    HttpServletResponse response =
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    String credential = Objects.toString(request.getParameter("credential"), "");
    Proof proof = signIns.signIn(credential, browser.read(request), device.read(request));
    Redirect.to(entrance.admit(proof, request, response));
  }
}
