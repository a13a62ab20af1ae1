package org.gatehouse.audit.retention;

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
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.NameInPath;
import org.gatehouse.platform.rest.Paging;

/** The legal holds of an account, for programs. */
@Path("accounts/{slug}/audit/holds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HoldsResource {

  @EJB Holds holds;
  @Inject NameInPath names;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    // Auditors see no names, so that these tell nothing apart.
    return paging.page(holds.list(), hold -> hold.madeAt().toString(), HoldsResource::json);
  }

  @PUT
  @Path("{name: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject place(@PathParam("name") String name, InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String why = body.text("why");
    Instant from = body.moment("from");
    body.refuse();
    return json(holds.place(NameInPath.of(name), why, Optional.ofNullable(from)));
  }

  @DELETE
  @Path("{name: .+}")
  public void release(@PathParam("name") String name) {
    holds.release(names.whole(name));
  }

  private static JsonObject json(HoldDetails hold) {
    return JsonText.object()
        .add("name", hold.name())
        .add("why", hold.why())
        .add("from", JsonText.of(hold.from().orElse(null)))
        .add("madeAt", hold.madeAt().toString())
        .add("madeBy", hold.madeBy())
        .build();
  }
}
