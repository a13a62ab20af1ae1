package org.gatehouse.sso.emergency;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.OwnPassword;
import org.jspecify.annotations.Nullable;

/**
 * The emergency codes of the account's managers. New codes are rendered into the answer to the post
 * that made them and are nowhere else.
 */
@Named
@RequestScoped
public class EmergencyPage {

  @EJB BreakGlass breakGlass;
  @EJB OwnPassword password;
  @Inject CurrentCaller caller;
  @Inject Notices notices;
  @Inject Settings settings;
  @Inject Viewer viewer;
  @Inject HttpServletRequest request;
  @Inject SignedInSession session;

  private String revoking = "";
  private @Nullable String current;
  private List<String> made = List.of();
  private @Nullable List<BreakGlass.Holder> holders;

  @PostConstruct
  void read() {
    revoking = Objects.toString(request.getParameter("holder"), "");
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    getHolders();
  }

  /** Makes new codes and shows them, once; the session gets another token. */
  public void renew() {
    password.confirm(Objects.toString(current, ""), "current");
    made = breakGlass.renew();
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    session.renew(request, (HttpServletResponse) external.getResponse());
    holders = null;
    notices.good("sso.emergency.renewed");
  }

  /** Takes a manager's codes away. */
  public void revoke() {
    breakGlass.revoke(revoking);
    notices.good("sso.emergency.revoked", revoking);
    Redirect.to("/sso/emergency");
  }

  public List<BreakGlass.Holder> getHolders() {
    if (holders == null) {
      holders = breakGlass.holders();
    }
    return holders;
  }

  /** Where it is asked whether a manager's codes shall go. */
  public String path(BreakGlass.Holder holder) {
    return "/sso/emergency?holder="
        + URLEncoder.encode(holder.username(), StandardCharsets.UTF_8)
        + "#revoke-card";
  }

  /** How many could come in. */
  public long getReady() {
    return getHolders().stream().filter(BreakGlass.Holder::ready).count();
  }

  /** What the caller himself holds. */
  public BreakGlass.Holder getOwn() {
    return breakGlass.own();
  }

  /** The codes that were just made; shown once. */
  public List<String> getMade() {
    return made;
  }

  /** The same as a text that says what they are for. */
  public String getMadeText() {
    return Texts.in(viewer.getLocale())
            .of(
                "sso.emergency.file",
                caller.getAccountName(),
                caller.getUserName(),
                settings.link("/login"))
        + "\n\n"
        + String.join("\n", made)
        + "\n";
  }

  /** Whose codes are about to be revoked; empty for nobody's. */
  public String getRevoking() {
    return getHolders().stream().anyMatch(one -> one.username().equals(revoking)) ? revoking : "";
  }

  public @Nullable String getCurrent() {
    return current;
  }

  public void setCurrent(@Nullable String current) {
    this.current = current;
  }
}
