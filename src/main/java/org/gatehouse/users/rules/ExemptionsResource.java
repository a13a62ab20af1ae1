package org.gatehouse.users.rules;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.gatehouse.users.Identifiers;

/** Whom the rules spare, for programs. */
@Path("accounts/{slug}/policy/exemptions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExemptionsResource {

  @EJB Exemptions exemptions;
  @Inject NameInPath names;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return paging.page(
        "exemption",
        exemptions.list(),
        exemption -> Identifiers.key(exemption.username()),
        ExemptionsResource::json);
  }

  @PUT
  @Path("{username: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public void put(@PathParam("username") String username, InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String reason = body.text("reason");
    body.refuse();
    exemptions.add(names.of(username, exemptions::look), reason);
  }

  @DELETE
  @Path("{username: .+}")
  public void delete(@PathParam("username") String username) {
    exemptions.remove(names.of(username, exemptions::look));
  }

  private static JsonObject json(ExemptionDetails exemption) {
    return JsonText.object()
        .add("username", exemption.username())
        .add("reason", exemption.reason())
        .add("createdBy", exemption.createdBy())
        .add("createdAt", exemption.createdAt().toString())
        .build();
  }
}
