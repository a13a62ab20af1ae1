package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Enters the account that a REST call names, {@code /accounts/{slug}/…}, before its resource runs:
 * no resource can forget to ask whether the caller may.
 *
 * <p>It takes the name that the resource's template matched, so that both read the same one.
 */
@Provider
@ApplicationScoped
public class AccountFilter implements ContainerRequestFilter {

  private static final String TEMPLATE = "slug";

  @EJB Accounts accounts;

  @Override
  public void filter(ContainerRequestContext request) {
    String slug = request.getUriInfo().getPathParameters().getFirst(TEMPLATE);
    if (slug != null) {
      accounts.enter(slug);
    }
  }
}
