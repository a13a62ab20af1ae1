package org.gatehouse.audit.anchors;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;

/** Where checkpoints go, for programs. */
@Path("accounts/{slug}/audit/anchors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AnchorsResource {

  @EJB Anchors anchors;

  @GET
  public JsonObject get() {
    return json(anchors.get());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String email = body.text("email");
    String webhook = body.text("webhook");
    body.ignore("mailedAt", "sentAt", "failure");
    body.refuse();
    return json(anchors.keep(email, webhook));
  }

  private static JsonObject json(AnchorDetails details) {
    return JsonText.object()
        .add("email", JsonText.of(details.email().isEmpty() ? null : details.email()))
        .add("webhook", JsonText.of(details.webhook().isEmpty() ? null : details.webhook()))
        .add("mailedAt", JsonText.of(details.mailedAt()))
        .add("sentAt", JsonText.of(details.sentAt()))
        .add("failure", JsonText.of(details.failure().isEmpty() ? null : details.failure()))
        .build();
  }
}
