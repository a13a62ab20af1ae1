package org.gatehouse.factors;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.gatehouse.platform.rest.JsonText;

/** The second factors of one user, for programs. Where his name stands, his id does too. */
@Path("accounts/{slug}/users/{username: .+}/factors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FactorsResource {

  @EJB UserFactors factors;

  @GET
  public JsonObject list(@PathParam("username") String nameOrId) {
    JsonArrayBuilder items = JsonText.array();
    factors.list(nameOrId).forEach(factor -> items.add(json(factor)));
    return JsonText.object().add("factors", items).build();
  }

  @DELETE
  public void reset(@PathParam("username") String nameOrId) {
    factors.reset(nameOrId);
  }

  private static JsonObject json(FactorDetails factor) {
    return JsonText.object()
        .add("kind", factor.kind())
        .add("id", factor.id())
        .add("name", JsonText.of(factor.name().isEmpty() ? null : factor.name()))
        .add("addedAt", factor.addedAt().toString())
        .add("lastUsedAt", JsonText.of(factor.lastUsedAt().orElse(null)))
        .add("left", factor.left().map(JsonText::number).orElse(JsonValue.NULL))
        .build();
  }
}
