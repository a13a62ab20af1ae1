package org.gatehouse.passkeys;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.ViewedPerson;
import org.jspecify.annotations.Nullable;

/** The passkeys of one person as the account manager sees them, on that person's page. */
@Named
@RequestScoped
public class UserPasskeysPage {

  @Inject ViewedPerson person;
  @EJB UserPasskeys passkeys;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable List<PasskeyDetails> rows;

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
    Redirect.to(person.page());
  }

  /** The account that an operator looks at. */
  public String getAccount() {
    return person.account();
  }

  public String getUser() {
    return person.id();
  }
}
