package org.gatehouse.passkeys;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The passkeys of one person as the account manager sees them, on that person's page. */
@Named
@RequestScoped
public class UserPasskeysPage {

  @Inject Accounts accounts;
  @Inject UserPasskeys passkeys;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable List<PasskeyDetails> rows;

  /** Enters the account that an operator looks at. */
  @PostConstruct
  void enter() {
    if (!getAccount().isEmpty()) {
      accounts.enter(getAccount());
    }
  }

  public List<PasskeyDetails> getRows() {
    if (rows == null) {
      rows = passkeys.list(getUser());
    }
    return rows;
  }

  /** Removes the one that the pressed button's form names. */
  public void remove() {
    passkeys.remove(getUser(), PasskeyRow.named(request));
    notices.good("passkeys.removed");
    Redirect.to(
        "/users/profile?user="
            + encoded(getUser())
            + (getAccount().isEmpty() ? "" : "&account=" + encoded(getAccount())));
  }

  /** The account that an operator looks at. */
  public String getAccount() {
    return Objects.toString(request.getParameter("account"), "");
  }

  public String getUser() {
    return Objects.toString(request.getParameter("user"), "");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
