package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.gatehouse.platform.rest.JsonText;
import org.jspecify.annotations.Nullable;

/** The last sign-ins of one user, for programs. Where his name stands, his id does too. */
@Path("accounts/{slug}/users/{username: .+}/sign-ins")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignInsResource {

  @EJB SignIns signIns;

  @GET
  public JsonObject list(@PathParam("username") String nameOrId) {
    JsonArrayBuilder items = JsonText.array();
    signIns.of(nameOrId, Locale.ENGLISH).forEach(entry -> items.add(json(entry)));
    return JsonText.object().add("items", items).build();
  }

  private static JsonObject json(SignInEntry entry) {
    return JsonText.object()
        .add("occurredAt", entry.occurredAt().toString())
        .add("ip", JsonText.of(orNull(entry.address())))
        .add("userAgent", JsonText.of(orNull(entry.userAgent())))
        .add("way", JsonText.of(orNull(entry.way())))
        .add("outcome", entry.succeeded() ? "SUCCESS" : "FAILURE")
        .add("reason", JsonText.of(orNull(entry.reason())))
        .build();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
