package org.gatehouse.factors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** The second factors of one person as the account manager sees them, on that person's page. */
@Named
@RequestScoped
public class UserFactorsPage {

  @Inject Accounts accounts;
  @Inject UserFactors factors;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable List<FactorRow> rows;

  /** Enters the account that an operator looks at. */
  @PostConstruct
  void enter() {
    if (!getAccount().isEmpty()) {
      accounts.enter(getAccount());
    }
  }

  public List<FactorRow> getRows() {
    if (rows == null) {
      rows = factors.list(getUser()).stream().map(FactorRow::of).toList();
    }
    return rows;
  }

  /** Takes all of them away. */
  public void reset() {
    factors.reset(getUser());
    notices.good("factors.reset.done");
    Redirect.to(
        "/users/profile?user="
            + encoded(getUser())
            + (getAccount().isEmpty() ? "" : "&account=" + encoded(getAccount())));
  }

  /** The account that an operator looks at. */
  public String getAccount() {
    return FactorRow.named(request, "account");
  }

  public String getUser() {
    return FactorRow.named(request, "user");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
