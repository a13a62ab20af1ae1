package org.gatehouse.users.profile;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.OwnProfile;
import org.jspecify.annotations.Nullable;

/** My mobile number: asked for, confirmed by the code that comes there, or removed. */
@Named
@RequestScoped
public class MobilePage {

  @EJB OwnProfile profile;
  @EJB Outbox outbox;
  @Inject SignedInSession session;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable String mobile;
  private String mobileCurrent = "";
  private String mobileRemoval = "";
  private @Nullable String code;
  private @Nullable String waiting;

  /** Sends a code to another number. */
  public void ask() {
    profile.changeMobile(mobile, mobileCurrent);
    done("profile.mobile.asked");
  }

  /** Sends another code to the number that waits. */
  public void again() {
    profile.sendMobileAgain();
    done("profile.mobile.asked");
  }

  /** Confirms the number that waits; the session gets another token. */
  public void confirm() {
    profile.confirmMobile(code, session.ownToken(request));
    renew();
    done("profile.mobile.confirmed");
  }

  /** Takes the number away; the session gets another token. */
  public void remove() {
    profile.removeMobile(mobileRemoval, session.ownToken(request));
    renew();
    done("profile.mobile.removed");
  }

  /** Whether numbers can be confirmed here. */
  public boolean isPossible() {
    return outbox.sendsTexts();
  }

  /** Whether a code may be typed; whoever types one too late is told so. */
  public boolean isAsking() {
    return !getWaiting().isEmpty() || request.getParameter("code") != null;
  }

  /** The number that waits for being confirmed; empty for none. */
  public String getWaiting() {
    if (waiting == null) {
      waiting = profile.findWaitingMobile().orElse("");
    }
    return waiting;
  }

  public @Nullable String getMobile() {
    return mobile;
  }

  public void setMobile(@Nullable String mobile) {
    this.mobile = mobile;
  }

  public @Nullable String getCode() {
    return code;
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }

  public String getMobileRemoval() {
    return mobileRemoval;
  }

  public void setMobileRemoval(String mobileRemoval) {
    this.mobileRemoval = mobileRemoval;
  }

  public String getMobileCurrent() {
    return mobileCurrent;
  }

  public void setMobileCurrent(String mobileCurrent) {
    this.mobileCurrent = mobileCurrent;
  }

  private void renew() {
    session.renew(
        request,
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse());
  }

  private void done(String key) {
    notices.good(key);
    Redirect.to("/profile");
  }
}
