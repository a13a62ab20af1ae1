package org.gatehouse.sso.sharing;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.gatehouse.access.Caller;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** The accounts below that use an account's single sign-on, for programs. */
@Path("accounts/{slug}/sso/sharing")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharingResource {

  @EJB Sharing sharing;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    JsonObject page =
        Paging.json(sharing.list(paging.after(), paging.limit()), SharingResource::json);
    return JsonText.object()
        .add("sharedFrom", JsonText.of(sharing.source().map(Caller.Account::slug).orElse(null)))
        .add("items", page.get("items"))
        .add("next", page.get("next"))
        .build();
  }

  @PUT
  @Path("{sub}")
  public JsonObject share(
      @PathParam("sub") String sub, @QueryParam("confirmed") boolean confirmed) {
    return json(sharing.share(sub, confirmed));
  }

  @DELETE
  @Path("{sub}")
  public void release(@PathParam("sub") String sub) {
    sharing.release(sub);
  }

  private static JsonObject json(SharedAccount account) {
    return JsonText.object()
        .add("account", account.slug())
        .add("name", account.name())
        .add("shared", account.shared())
        .add("spEntityId", JsonText.of(account.spEntityId()))
        .add("acsUrl", JsonText.of(account.acsUrl()))
        .add("metadataUrl", JsonText.of(account.metadataUrl()))
        .add("since", JsonText.of(account.since()))
        .build();
  }
}
