package org.gatehouse.branding;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.AccountDetails;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows of the look of the account that the reader acts in, or, before he has
 * signed in, of the one that the address implies.
 */
@Named
@RequestScoped
public class LookPage {

  @EJB Brandings brandings;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  private @Nullable BrandingDetails look;

  /** The address of the account's style sheet; empty for the plain look. */
  public String getSheet() {
    return look().address(request.getContextPath(), BrandingDetails.SHEET);
  }

  /** The address of the account's logo; empty for none. */
  public String getLogo() {
    return look().logo() == null
        ? ""
        : look().address(request.getContextPath(), BrandingDetails.LOGO);
  }

  /** How large the logo is, so that nothing moves when it comes; null for none. */
  public @Nullable LogoDetails getSize() {
    return look().logo();
  }

  /** What pages before sign-in are headed by: the account that the address implies, or us. */
  public String getName() {
    return ShownAccount.account(request).map(AccountDetails::name).orElse("Gatehouse");
  }

  private BrandingDetails look() {
    if (look == null) {
      look =
          caller.isSignedIn()
              ? brandings.of(caller.accountId())
              : ShownAccount.account(request)
                  .map(account -> brandings.of(account.id()))
                  .orElse(BrandingDetails.PLAIN);
    }
    return look;
  }
}
