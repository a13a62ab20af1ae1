package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.NameInPath;
import org.gatehouse.platform.rest.Paging;

/**
 * The users of an account, for programs. Where {@code username} stands, a user's id does too; names
 * may hold slashes, ids never.
 */
@Path("accounts/{slug}/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

  @EJB Users users;
  @EJB UserList list;
  @EJB OpenInvitations invitations;
  @EJB UserSessions sessions;
  @EJB Departures departures;
  @EJB PasswordRestores passwords;
  @Inject CurrentCaller caller;
  @Inject Settings settings;
  @Inject NameInPath names;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    Paging paging = Paging.of(query);
    UserSlice slice = list.after(filter(query), paging.after(), paging.limit());
    return Paging.json(new Slice<>(slice.items(), slice.older()), UserJson::of);
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
    return Response.created(URI.create(settings.link(path))).entity(UserJson.of(user)).build();
  }

  @GET
  @Path("{username: .+}")
  public JsonObject get(@PathParam("username") String nameOrId) {
    return UserJson.of(users.get(names.of(nameOrId, users::get)));
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

  @POST
  @Path("{username: .+}/reset-password")
  public void resetPassword(@PathParam("username") String nameOrId) {
    passwords.restore(nameOrId);
  }

  @POST
  @Path("{username: .+}/invite")
  public void invite(@PathParam("username") String nameOrId) {
    invitations.resend(nameOrId);
  }

  @POST
  @Path("{username: .+}/email")
  @Consumes(MediaType.APPLICATION_JSON)
  public void changeEmail(@PathParam("username") String nameOrId, InputStream sent)
      throws IOException {
    JsonBody body = JsonBody.read(sent);
    String email = body.text("email");
    body.refuse();
    users.changeEmail(nameOrId, email);
  }

  @POST
  @Path("{username: .+}/end-sessions")
  public void endSessions(@PathParam("username") String nameOrId) {
    sessions.endAll(nameOrId);
  }

  @POST
  @Path("{username: .+}/uninvite")
  public void uninvite(@PathParam("username") String nameOrId) {
    invitations.revoke(nameOrId);
  }

  @DELETE
  @Path("{username: .+}")
  public void delete(@PathParam("username") String nameOrId) {
    departures.delete(names.of(nameOrId, users::get));
  }

  @PUT
  @Path("{username: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject update(@PathParam("username") String nameOrId, InputStream sent)
      throws IOException {
    JsonBody body = JsonBody.read(sent);
    PersonChange change =
        new PersonChange(
            body.text("firstName"),
            body.text("lastName"),
            body.text("mobile"),
            body.text("language"),
            body.text("zone"));
    String username = body.text("username");
    String email = body.text("email");
    body.ignore(UserJson.READ_ONLY);
    body.refuse();
    String name = names.of(nameOrId, users::get);
    UserDetails now = users.get(name);
    if (username != null && !username.equals(now.username())) {
      throw BusinessException.invalid("username", "users.username.fixed");
    }
    if (email != null && !email.equals(now.email())) {
      throw BusinessException.invalid("email", "users.email.fixed");
    }
    return UserJson.of(users.update(name, change, Shown.NOTHING));
  }

  static UserFilter filter(MultivaluedMap<String, String> query) {
    Complaints complaints = new Complaints();
    UserFilter filter =
        UserFilter.of(
            new UserFilter.Sent(
                query.getFirst("containing"),
                query.getFirst("status"),
                query.getFirst("role"),
                query.getFirst("team"),
                query.getFirst("origin"),
                query.getFirst("seen"),
                query.getFirst("factor")),
            complaints);
    complaints.refuse();
    return filter;
  }
}
