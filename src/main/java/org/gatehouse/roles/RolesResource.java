package org.gatehouse.roles;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.NameInPath;
import org.gatehouse.platform.rest.Paging;

/** The roles of an account, for programs. Where a name stands, a role's id does too. */
@Path("accounts/{slug}/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RolesResource {

  @EJB OwnRoles roles;
  @Inject CurrentCaller caller;
  @Inject Settings settings;
  @Inject NameInPath names;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return paging.page(roles.list(), RoleDetails::id, role -> json(role).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream sent) throws IOException {
    RoleDetails role = roles.create(form(JsonBody.read(sent)));
    String path = "/api/v1/accounts/" + caller.getAccountSlug() + "/roles/" + role.id();
    return Response.created(URI.create(settings.link(path))).entity(json(role).build()).build();
  }

  @GET
  @Path("{name: .+}")
  public JsonObject get(@PathParam("name") String nameOrId) {
    String name = names.of(nameOrId, roles::get);
    RoleUse use = roles.use(name);
    var losses = JsonText.object();
    use.losses().forEach(loss -> losses.add(loss.permission(), loss.people()));
    return json(roles.get(name)).add("people", use.people()).add("losses", losses).build();
  }

  @PUT
  @Path("{name: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject update(@PathParam("name") String nameOrId, InputStream sent)
      throws IOException {
    JsonBody body = JsonBody.read(sent);
    body.ignore("id", "builtIn", "people", "losses");
    return json(roles.update(names.of(nameOrId, roles::get), form(body), Shown.NOTHING)).build();
  }

  @DELETE
  @Path("{name: .+}")
  public void delete(@PathParam("name") String nameOrId) {
    roles.delete(names.of(nameOrId, roles::get));
  }

  private static RoleForm form(JsonBody body) {
    RoleForm form = new RoleForm(body.text("name"), body.texts("permissions"));
    body.refuse();
    return form;
  }

  private static JsonObjectBuilder json(RoleDetails role) {
    return JsonText.object()
        .add("id", role.id())
        .add("name", role.name())
        .add("builtIn", role.builtIn())
        .add("permissions", JsonText.list(role.permissions()));
  }
}
