package org.gatehouse.sso.groups;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gatehouse.platform.rest.JsonText;

/** The groups that sign-ins have named and what becomes of them, for programs. */
@Path("accounts/{slug}/sso/groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoGroupsResource {

  @EJB GroupPreview preview;

  @GET
  public JsonObject list() {
    var items = JsonText.array();
    preview
        .list()
        .forEach(
            group ->
                items.add(
                    JsonText.object()
                        .add("name", group.name())
                        .add("fate", group.fate().name())
                        .add("people", group.people())
                        .add("seenAt", group.seenAt().toString())));
    return JsonText.object().add("autoCreateGroups", preview.on()).add("items", items).build();
  }
}
