package org.gatehouse.branding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.web.PageLook;
import org.gatehouse.platform.web.Preferences;

/**
 * Whose look and language the pages before sign-in have: nobody's, unless the address of the
 * request implies an account. Such addresses are its own: its host name, where its identity
 * provider leads back to; the sign-in page that everybody uses shows no account's.
 */
@ApplicationScoped
public class ShownAccount implements PageLook {

  private static final String ATTRIBUTE = "gatehouse.shown-account";

  @Inject Accounts accounts;
  @Inject Brandings brandings;

  /** From here on the pages of this request show that account, which its address implies. */
  public void show(HttpServletRequest request, long accountId) {
    AccountDetails account = accounts.get(accountId);
    request.setAttribute(ATTRIBUTE, account);
    account
        .chosenLanguage()
        .ifPresent(tag -> request.setAttribute(Preferences.ACCOUNT_LANGUAGE_ATTRIBUTE, tag));
  }

  @Override
  public Optional<Shown> find(HttpServletRequest request) {
    return account(request)
        .map(account -> shown(account.name(), account.id(), request.getContextPath()));
  }

  /** The account that the address implies. */
  static Optional<AccountDetails> account(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof AccountDetails account
        ? Optional.of(account)
        : Optional.empty();
  }

  private Shown shown(String name, long accountId, String context) {
    BrandingDetails look = brandings.of(accountId);
    LogoDetails logo = look.logo();
    return new Shown(
        name,
        look.address(context, BrandingDetails.SHEET),
        logo == null ? "" : look.address(context, BrandingDetails.LOGO),
        logo == null ? 0 : logo.width(),
        logo == null ? 0 : logo.height());
  }
}
