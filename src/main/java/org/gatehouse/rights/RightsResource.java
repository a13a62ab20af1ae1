package org.gatehouse.rights;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** Who can do what in an account, for programs. */
@Path("accounts/{slug}/rights")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RightsResource {

  @EJB Rights rights;

  @GET
  public JsonObject list(
      @QueryParam("containing") @DefaultValue("") String containing,
      @QueryParam("permission") @DefaultValue("") String permission,
      @Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(
        rights.list(containing, permission, paging.after(), paging.limit()), RightsResource::json);
  }

  private static JsonObject json(PersonRights person) {
    var permissions = JsonText.object();
    person.permissions().keySet().stream()
        .sorted()
        .forEach(code -> permissions.add(code, reasons(person.why(code))));
    return JsonText.object()
        .add("id", person.id())
        .add("username", person.username())
        .add("account", JsonText.of(person.home().isEmpty() ? null : person.home()))
        .add("permissions", permissions)
        .build();
  }

  private static JsonArrayBuilder reasons(List<Why> reasons) {
    var list = JsonText.array();
    reasons.forEach(
        why ->
            list.add(
                JsonText.object()
                    .add("role", why.role())
                    .add("team", JsonText.of(why.team()))
                    .add("validUntil", JsonText.of(why.until()))
                    .add("group", JsonText.of(why.group()))
                    .add("since", JsonText.of(why.since()))));
    return list;
  }
}
