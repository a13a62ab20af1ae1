package org.gatehouse.branding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.access.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** What every page shows of the look of the account that the reader acts in. */
@Named
@RequestScoped
public class LookPage {

  @Inject Brandings brandings;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  private @Nullable BrandingDetails look;

  /** The address of the account's style sheet; empty for the plain look. */
  public String getSheet() {
    return address("look.css");
  }

  /** The address of the account's logo; empty for none. */
  public String getLogo() {
    return look().logo() == null ? "" : address("logo.png");
  }

  /** How large the logo is, so that nothing moves when it comes; null for none. */
  public @Nullable LogoDetails getSize() {
    return look().logo();
  }

  private String address(String file) {
    String path = look().path(file);
    return path.isEmpty() ? "" : request.getContextPath() + path;
  }

  private BrandingDetails look() {
    if (look == null) {
      look = caller.isSignedIn() ? brandings.of(caller.accountId()) : BrandingDetails.PLAIN;
    }
    return look;
  }
}
