package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** My own passkeys, on my profile. A new one takes two steps: my password, then my browser. */
@Named
@RequestScoped
public class OwnPasskeysPage {

  private static final String NAME = "passkey-name";

  @EJB OwnPasskeys passkeys;
  @Inject BrowserCookie browser;
  @Inject SignedInSession session;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable List<PasskeyDetails> rows;
  private String name = "";
  private String current = "";
  private String options = "";
  private boolean over;

  /** The first step: the page that answers asks the browser. */
  public void begin() {
    options = passkeys.begin(name, current, browser.keep(request, response()));
  }

  /** The second step: keeps what the browser has made; the session gets another token. */
  public void finish() {
    over = true;
    passkeys.finish(
        parameter(NAME), parameter("credential"), browser.read(request), session.ownToken(request));
    done("passkeys.added");
  }

  /** Removes the one that the pressed button's form names; the session gets another token. */
  public void remove() {
    passkeys.remove(
        PasskeyRow.named(request), parameter("gone-current"), session.ownToken(request));
    done("passkeys.removed");
  }

  public List<PasskeyDetails> getRows() {
    if (rows == null) {
      rows = passkeys.list();
    }
    return rows;
  }

  /** Whether this one was to be removed and the password was another one. */
  public boolean isRefused(long id) {
    return notices.field(OwnPasskeys.GONE) != null && PasskeyRow.named(request) == id;
  }

  /** What passkeys are to me: POSSIBLE, NO_NAME or ELSEWHERE. */
  public String getUse() {
    return passkeys.use().name();
  }

  /** Whether the first step is done and the second one is not. */
  public boolean isAsking() {
    return !options.isEmpty() || (!over && !parameter(NAME).isEmpty());
  }

  /** What the browser is asked; empty before the first step. */
  public String getOptions() {
    return options;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getCurrent() {
    return current;
  }

  public void setCurrent(String current) {
    this.current = current;
  }

  /** My own account: no form has to name it. */
  public String getAccount() {
    return "";
  }

  /** Myself: no form has to name me. */
  public String getUser() {
    return "";
  }

  private void done(String key) {
    session.renew(request, response());
    notices.good(key);
    Redirect.to("/profile");
  }

  private String parameter(String field) {
    return Objects.toString(request.getParameter(field), "");
  }

  private static HttpServletResponse response() {
    return (HttpServletResponse)
        FacesContext.getCurrentInstance().getExternalContext().getResponse();
  }
}
