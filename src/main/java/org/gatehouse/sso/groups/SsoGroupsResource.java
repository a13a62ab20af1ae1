package org.gatehouse.sso.groups;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** The groups that sign-ins have named and what becomes of them, for programs. */
@Path("accounts/{slug}/sso/groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoGroupsResource {

  @EJB GroupPreview preview;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    JsonObject page =
        Paging.json(preview.list(paging.after(), paging.limit()), SsoGroupsResource::json);
    return JsonText.object()
        .add("autoCreateGroups", preview.on())
        .add("items", page.get("items"))
        .add("next", page.get("next"))
        .build();
  }

  private static JsonObject json(GroupOutlook group) {
    return JsonText.object()
        .add("name", group.name())
        .add("fate", group.fate().name())
        .add("people", group.people())
        .add("seenAt", group.seenAt().toString())
        .build();
  }
}
