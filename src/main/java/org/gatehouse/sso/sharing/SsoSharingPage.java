package org.gatehouse.sso.sharing;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.Caller;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The accounts below that use this single sign-on, and one of them to be added or released. */
@Named
@RequestScoped
public class SsoSharingPage {

  @EJB Sharing sharing;
  @Inject HttpServletRequest request;
  @Inject Notices notices;

  private String account = "";
  private @Nullable SharedAccount shown;
  private @Nullable SharedAccount own;
  private Caller.@Nullable Account source;
  private Sharing.@Nullable Outlook outlook;
  private List<SharedAccount> rows = List.of();

  @PostConstruct
  void read() {
    source = sharing.source().orElse(null);
    own = sharing.own().orElse(null);
    rows = sharing.list();
    account = Objects.toString(request.getParameter("account"), "");
    if (!account.isEmpty()) {
      shown = sharing.get(account);
    }
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    getRows();
  }

  public void share() {
    boolean seen = request.getParameter("seen") != null;
    notices.good("sso.sharing.shared", sharing.share(account, seen).name());
    Redirect.to("/sso/sharing");
  }

  public void release() {
    notices.good("sso.sharing.released", sharing.release(account).name());
    Redirect.to("/sso/sharing");
  }

  public List<SharedAccount> getRows() {
    return rows;
  }

  public @Nullable SharedAccount getShown() {
    return shown;
  }

  public String getAccount() {
    return account;
  }

  /** What sharing would do to the people of the account to be added; null if none is. */
  public Sharing.@Nullable Outlook getOutlook() {
    if (outlook == null && shown != null && !shown.shared()) {
      outlook = sharing.outlook(account);
    }
    return outlook;
  }

  /** Whether there is a configuration to share. */
  public boolean isPossible() {
    return sharing.possible();
  }

  /** The name of the account whose configuration counts here; empty where it is this one's. */
  public String getSource() {
    return source == null ? "" : source.name();
  }

  /** This account as one that uses another one's configuration, if it does. */
  public @Nullable SharedAccount getOwn() {
    return own;
  }
}
