package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.ViewedPerson;
import org.jspecify.annotations.Nullable;

/** The second factors of one person as the account manager sees them, on that person's page. */
@Named
@RequestScoped
public class UserFactorsPage {

  @Inject ViewedPerson person;
  @EJB UserFactors factors;
  @Inject Notices notices;

  private @Nullable List<FactorRow> rows;

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
