package org.gatehouse.sso.emergency;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gatehouse.platform.rest.JsonText;

/**
 * Who holds emergency codes, for programs. They make none: a code is its owner's own, who proves
 * himself by his password, and a key that could make one would be as good as a manager.
 */
@Path("accounts/{slug}/sso/emergency-codes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EmergencyResource {

  @EJB BreakGlass breakGlass;

  @GET
  public JsonObject list() {
    var items = JsonText.array();
    breakGlass
        .holders()
        .forEach(
            holder ->
                items.add(
                    JsonText.object()
                        .add("username", holder.username())
                        .add("codes", holder.left())
                        .add("ready", holder.ready())));
    return JsonText.object().add("items", items).addNull("next").build();
  }

  /** Takes all codes of a manager away. */
  @DELETE
  @Path("{username: .+}")
  public void revoke(@PathParam("username") String nameOrId) {
    breakGlass.revoke(nameOrId);
  }
}
