package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.NameInPath;
import org.gatehouse.platform.rest.Paging;

/**
 * Who holds emergency codes, for programs. They make none: a code is its owner's own, who proves
 * himself by his password, and a key that could make one would be as good as a manager.
 */
@Path("accounts/{slug}/sso/emergency-codes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EmergencyResource {

  @EJB BreakGlass breakGlass;
  @Inject NameInPath names;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return paging.page(
        "holder", breakGlass.holders(), BreakGlass.Holder::username, EmergencyResource::json);
  }

  /** Takes all codes of a manager away. */
  @DELETE
  @Path("{username: .+}")
  public void revoke(@PathParam("username") String nameOrId) {
    breakGlass.revoke(names.of(nameOrId, breakGlass::look));
  }

  private static JsonObject json(BreakGlass.Holder holder) {
    return JsonText.object()
        .add("username", holder.username())
        .add("codes", holder.left())
        .add("ready", holder.ready())
        .build();
  }
}
