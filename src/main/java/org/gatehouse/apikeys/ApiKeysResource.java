package org.gatehouse.apikeys;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import java.util.Objects;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** The API keys of an account, for programs. */
@Path("accounts/{slug}/apikeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {

  private static final int USUAL_OVERLAP = 24;

  @EJB ApiKeys keys;
  @Inject CurrentCaller caller;
  @Inject Settings settings;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(keys.list(paging.after(), paging.limit()), key -> json(key).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    KeyForm wanted = form(body);
    body.refuse();
    return issued(keys.create(wanted));
  }

  @GET
  @Path("{id}")
  public JsonObject get(@PathParam("id") String id) {
    return json(keys.get(id)).build();
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject update(@PathParam("id") String id, InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    body.ignore("id", "beginning", "status", "createdAt", "createdBy", "lastUsedAt");
    body.ignore("lastUsedFrom", "revokedAt", "rotatedInto");
    KeyForm wanted = form(body);
    body.refuse();
    return json(keys.update(id, wanted, Shown.NOTHING)).build();
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    keys.revoke(id);
  }

  @POST
  @Path("{id}/rotate")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rotate(@PathParam("id") String id, InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    int hours = Objects.requireNonNullElse(body.number("overlapHours"), USUAL_OVERLAP);
    body.refuse();
    return issued(keys.rotate(id, hours));
  }

  private static KeyForm form(JsonBody body) {
    return new KeyForm(
        body.text("name"),
        body.moment("validFrom"),
        body.moment("expiresAt"),
        body.texts("scopes"));
  }

  private Response issued(IssuedKey issued) {
    String path =
        "/api/v1/accounts/" + caller.getAccountSlug() + "/apikeys/" + issued.details().id();
    return Response.created(URI.create(settings.link(path)))
        .header("Cache-Control", "no-store")
        .entity(json(issued.details()).add("key", issued.text()).build())
        .build();
  }

  private static JsonObjectBuilder json(ApiKeyDetails key) {
    return JsonText.object()
        .add("id", key.id())
        .add("beginning", key.beginning())
        .add("name", key.name())
        .add("scopes", JsonText.list(key.scopes()))
        .add("status", key.status().name())
        .add("validFrom", key.validFrom().toString())
        .add("expiresAt", JsonText.of(key.expiresAt()))
        .add("createdAt", key.createdAt().toString())
        .add("createdBy", key.createdBy())
        .add("lastUsedAt", JsonText.of(key.lastUsedAt()))
        .add("lastUsedFrom", JsonText.of(key.lastUsedIp()))
        .add("revokedAt", JsonText.of(key.revokedAt()))
        .add("rotatedInto", JsonText.of(key.rotatedInto()));
  }
}
