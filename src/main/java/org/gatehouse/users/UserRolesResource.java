package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.RolesJson;

/** The roles of one user, for programs. Where his name stands, his id does too. */
@Path("accounts/{slug}/users/{username: .+}/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserRolesResource {

  @EJB UserRoles roles;

  @GET
  public JsonObject get(@PathParam("username") String nameOrId) {
    return json(roles.get(nameOrId));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject set(@PathParam("username") String nameOrId, InputStream sent)
      throws IOException {
    return json(roles.set(nameOrId, RolesJson.wanted(JsonBody.read(sent))));
  }

  private static JsonObject json(List<HeldRole> roles) {
    return JsonText.object().add("roles", RolesJson.of(roles)).build();
  }
}
