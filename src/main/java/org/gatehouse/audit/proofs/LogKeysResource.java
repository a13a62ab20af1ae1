package org.gatehouse.audit.proofs;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;
import org.gatehouse.trail.sealing.SigningKey;

/** The keys that sign an account's log, for programs. */
@Path("accounts/{slug}/audit/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LogKeysResource {

  @EJB LogKeys keys;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return paging.page(keys.list(), key -> Integer.toString(key.number()), LogKeysResource::json);
  }

  @POST
  public Response add() {
    return Response.status(Response.Status.CREATED).entity(json(keys.add())).build();
  }

  private static JsonObject json(SigningKey key) {
    return JsonText.object()
        .add("number", key.number())
        .add("key", key.key())
        .add("addedAt", key.addedAt().toString())
        .add("vouch", key.vouch())
        .build();
  }
}
