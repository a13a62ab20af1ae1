package org.gatehouse.audit.sinks;

import com.google.common.base.Strings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** The sinks of an account, for programs. */
@Path("accounts/{slug}/audit/sinks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SinksResource {

  private static final int LONGEST_PLACE = 19;

  @EJB Sinks sinks;
  @EJB DeadLetters deadLetters;
  @EJB TestShipments tests;
  @Inject CurrentCaller caller;
  @Inject Settings settings;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return paging.page(sinks.list(), SinkDetails::id, sink -> SinkJson.of(sink).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    SinkForm wanted = form(body);
    body.refuse();
    return issued(sinks.create(wanted));
  }

  @GET
  @Path("{id}")
  public JsonObject get(@PathParam("id") String id) {
    return SinkJson.of(sinks.get(id)).build();
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject update(@PathParam("id") String id, InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    body.ignore("id", "signed", "authorized", "state", "createdAt", "createdBy", "health");
    SinkForm wanted = form(body);
    body.refuse();
    return SinkJson.of(sinks.update(id, wanted)).build();
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    sinks.remove(id);
  }

  @POST
  @Path("{id}/pause")
  public JsonObject pause(@PathParam("id") String id) {
    return SinkJson.of(sinks.pause(id)).build();
  }

  @POST
  @Path("{id}/resume")
  public JsonObject resume(@PathParam("id") String id) {
    return SinkJson.of(sinks.resume(id)).build();
  }

  @POST
  @Path("{id}/secret")
  public Response renewSecret(@PathParam("id") String id) {
    return issued(sinks.renewSecret(id));
  }

  @POST
  @Path("{id}/test")
  public JsonObject test(@PathParam("id") String id) {
    return SinkJson.of(tests.send(id));
  }

  @GET
  @Path("{id}/dead-letters")
  public JsonObject deadLetters(@PathParam("id") String id, @Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return paging.page(
        "letter",
        deadLetters.list(id),
        // Each as long as the largest one, so that texts are in the order of the numbers.
        letter -> Strings.padStart(Long.toString(letter.place()), LONGEST_PLACE, '0'),
        SinkJson::of);
  }

  @POST
  @Path("{id}/dead-letters/replay")
  public JsonObject replay(@PathParam("id") String id) {
    return JsonText.object().add("count", deadLetters.replay(id)).build();
  }

  @DELETE
  @Path("{id}/dead-letters")
  public JsonObject discard(@PathParam("id") String id) {
    return JsonText.object().add("count", deadLetters.discard(id)).build();
  }

  private static SinkForm form(JsonBody body) {
    return new SinkForm(
        body.text("name"),
        body.text("kind"),
        body.text("address"),
        body.text("format"),
        body.text("certificates"),
        body.text("credentials"));
  }

  private Response issued(IssuedSink issued) {
    String path =
        "/api/v1/accounts/" + caller.getAccountSlug() + "/audit/sinks/" + issued.details().id();
    return Response.created(URI.create(settings.link(path)))
        .header("Cache-Control", "no-store")
        .entity(SinkJson.of(issued.details()).add("secret", JsonText.of(issued.secret())).build())
        .build();
  }
}
