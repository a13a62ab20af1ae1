package org.gatehouse.grants;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.NameInPath;
import org.gatehouse.platform.rest.Paging;
import org.gatehouse.roles.RolesJson;

/** Roles in sub-accounts for people of the account above, for programs. */
@Path("accounts/{slug}/grants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GrantsResource {

  @EJB Grants grants;
  @Inject NameInPath names;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(grants.list(paging.after(), paging.limit()), GrantsResource::json);
  }

  @GET
  @Path("{sub}/{username: .+}")
  public JsonObject get(@PathParam("sub") String sub, @PathParam("username") String nameOrId) {
    return json(grants.get(name(sub, nameOrId), sub));
  }

  @PUT
  @Path("{sub}/{username: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject set(
      @PathParam("sub") String sub, @PathParam("username") String nameOrId, InputStream sent)
      throws IOException {
    JsonBody body = JsonBody.read(sent);
    body.ignore("id", "username", "account");
    return json(grants.set(name(sub, nameOrId), sub, RolesJson.wanted(body)));
  }

  private String name(String sub, String nameOrId) {
    return names.of(nameOrId, name -> grants.get(name, sub));
  }

  private static JsonObject json(GrantDetails grant) {
    return JsonText.object()
        .add("id", grant.userId())
        .add("username", grant.username())
        .add("account", grant.sub())
        .add("roles", RolesJson.of(grant.roles()))
        .build();
  }
}
