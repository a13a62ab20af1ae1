package org.gatehouse.teams;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.NameInPath;
import org.gatehouse.platform.rest.Paging;

/** The teams of an account, for programs. Where a name stands, a team's id does too. */
@Path("accounts/{slug}/teams")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TeamsResource {

  @EJB Teams teams;
  @EJB TeamConversions conversions;
  @Inject CurrentCaller caller;
  @Inject Settings settings;
  @Inject NameInPath names;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(teams.listWithMembers(paging.after(), paging.limit()), TeamsResource::json);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream sent) throws IOException {
    TeamDetails team = teams.create(form(JsonBody.read(sent)));
    String path = "/api/v1/accounts/" + caller.getAccountSlug() + "/teams/" + team.id();
    return Response.created(URI.create(settings.link(path)))
        .entity(json(teams.getWithMembers(team.id())))
        .build();
  }

  @GET
  @Path("{name: .+}")
  public JsonObject get(@PathParam("name") String nameOrId) {
    return json(teams.getWithMembers(names.of(nameOrId, teams::get)));
  }

  /** Changes what the body names, or makes the team. */
  @PUT
  @Path("{name: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject update(@PathParam("name") String nameOrId, InputStream sent)
      throws IOException {
    JsonBody body = JsonBody.read(sent);
    body.ignore("id", "createdAt", "memberships");
    boolean follows = "SSO".equals(body.text("origin"));
    TeamForm form = form(body);
    String name = names.of(nameOrId, teams::get);
    TeamDetails team = follows ? conversions.convert(name, form) : teams.put(name, form);
    return json(teams.getWithMembers(team.id()));
  }

  @DELETE
  @Path("{name: .+}")
  public void delete(@PathParam("name") String nameOrId) {
    teams.delete(names.of(nameOrId, teams::get));
  }

  private static TeamForm form(JsonBody body) {
    TeamForm form =
        new TeamForm(
            body.text("name"),
            body.has("roles") ? body.texts("roles") : null,
            body.has("members") ? body.texts("members") : null);
    body.refuse();
    return form;
  }

  private static JsonArrayBuilder memberships(List<TeamWithMembers.Member> members) {
    var list = JsonText.array();
    members.forEach(
        member ->
            list.add(
                JsonText.object()
                    .add("username", member.username())
                    .add("group", JsonText.of(member.group()))
                    .add("since", JsonText.of(member.since()))));
    return list;
  }

  private static JsonObject json(TeamWithMembers team) {
    TeamDetails details = team.team();
    return JsonText.object()
        .add("id", details.id())
        .add("name", details.name())
        .add("origin", details.origin().name())
        .add("roles", JsonText.list(details.roles()))
        .add(
            "members",
            JsonText.list(team.members().stream().map(TeamWithMembers.Member::username).toList()))
        .add("memberships", memberships(team.members()))
        .add("createdAt", details.createdAt().toString())
        .build();
  }
}
