package org.gatehouse.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/**
 * The users of an account, for programs. Where {@code username} stands, a user's id does too; names
 * may hold slashes, ids never.
 */
@Path("accounts/{slug}/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

  @Inject Users users;
  @Inject CurrentCaller caller;
  @Inject Settings settings;

  @GET
  public JsonObject list(
      @QueryParam("containing") @DefaultValue("") String containing, @Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(users.list(containing, paging.after(), paging.limit()), UsersResource::json);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    NewUser wanted =
        new NewUser(
            body.text("username"),
            body.text("email"),
            body.text("firstName"),
            body.text("lastName"),
            body.text("mobile"),
            body.text("language"),
            body.texts("roles"),
            body.text("password"));
    body.refuse();
    UserDetails user = users.create(wanted);
    String path = "/api/v1/accounts/" + caller.get().account().slug() + "/users/" + user.publicId();
    return Response.created(URI.create(settings.link(path))).entity(json(user)).build();
  }

  @GET
  @Path("{username: .+}")
  public JsonObject get(@PathParam("username") String nameOrId) {
    return json(users.get(nameOrId));
  }

  @POST
  @Path("{username: .+}/disable")
  public void disable(@PathParam("username") String nameOrId) {
    users.disable(nameOrId);
  }

  @POST
  @Path("{username: .+}/enable")
  public void enable(@PathParam("username") String nameOrId) {
    users.enable(nameOrId);
  }

  @POST
  @Path("{username: .+}/lock")
  public void lock(@PathParam("username") String nameOrId) {
    users.lock(nameOrId);
  }

  @POST
  @Path("{username: .+}/unlock")
  public void unlock(@PathParam("username") String nameOrId) {
    users.unlock(nameOrId);
  }

  private static JsonObject json(UserDetails user) {
    return JsonText.object()
        .add("id", user.publicId())
        .add("username", user.username())
        .add("email", user.email())
        .add("firstName", JsonText.of(user.firstName()))
        .add("lastName", JsonText.of(user.lastName()))
        .add("mobile", JsonText.of(user.mobile()))
        .add("language", JsonText.of(user.language()))
        .add("status", user.status().name())
        .add("disabled", user.disabled())
        .add("locked", user.locked())
        .add("origin", user.origin().name())
        .add("teams", JsonText.list(user.teams()))
        .add("roles", JsonText.list(user.roles()))
        .add("createdAt", user.createdAt().toString())
        .add("lastSignInAt", JsonText.of(user.lastSignInAt()))
        .build();
  }
}
