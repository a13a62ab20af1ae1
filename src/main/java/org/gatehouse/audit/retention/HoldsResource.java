package org.gatehouse.audit.retention;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.NameInPath;

/** The legal holds of an account, for programs. */
@Path("accounts/{slug}/audit/holds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HoldsResource {

  @EJB Holds holds;

  @GET
  public JsonObject list() {
    JsonArrayBuilder items = JsonText.array();
    holds.list().forEach(hold -> items.add(json(hold)));
    return JsonText.object().add("items", items).addNull("next").build();
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
    holds.release(NameInPath.of(name));
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
