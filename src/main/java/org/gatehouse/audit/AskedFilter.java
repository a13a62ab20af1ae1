package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.trail.Catalogue;

/**
 * The filter in the address of the log's page, for what answers it in another form than the page.
 */
@RequestScoped
public class AskedFilter {

  @EJB Accounts accounts;
  @Inject Catalogue catalogue;
  @Inject Viewer viewer;
  @Inject Clock clock;
  @Inject HttpServletRequest request;
  @Inject Masking masking;

  /**
   * Enters the account that the address names and reads the filter; INVALID names what is wrong.
   */
  public LogFilter read() {
    Address address = Address.of(request::getParameter);
    if (!address.get("account").isEmpty()) {
      accounts.enter(address.get("account"));
    }
    Search search =
        new Search(address, catalogue, clock.withZone(viewer.getZone()), Region.of(request))
            .forWhom(masking);
    if (!search.errors().isEmpty()) {
      throw BusinessException.invalid(search.errors());
    }
    return search.filter();
  }
}
