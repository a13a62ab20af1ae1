package org.gatehouse.accounts;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** Accounts, for programs. */
@Path("accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

  @EJB Accounts accounts;
  @EJB AccountList list;
  @EJB AccountStates states;
  @Inject Settings settings;

  @GET
  public JsonObject list(
      @QueryParam("containing") @DefaultValue("") String containing, @Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(
        list.list(containing, paging.after(), paging.limit()), AccountsResource::json);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    NewAccount wanted =
        new NewAccount(
            body.text("slug"), body.text("name"), body.text("parent"), body.text("language"));
    body.refuse();
    AccountDetails account = accounts.create(wanted);
    URI location = URI.create(settings.link("/api/v1/accounts/" + account.slug()));
    return Response.created(location).entity(json(account)).build();
  }

  @GET
  @Path("{slug}")
  public JsonObject get() {
    return json(accounts.current());
  }

  @POST
  @Path("{slug}/suspend")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject suspend(@PathParam("slug") String slug, InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String why = body.text("why");
    body.refuse();
    return json(states.suspend(slug, why));
  }

  @POST
  @Path("{slug}/resume")
  public JsonObject resume(@PathParam("slug") String slug) {
    return json(states.resume(slug));
  }

  @POST
  @Path("{slug}/close")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject close(@PathParam("slug") String slug, InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String why = body.text("why");
    Integer days = body.number("graceDays");
    body.refuse();
    return json(states.close(slug, why, days));
  }

  @POST
  @Path("{slug}/reopen")
  public JsonObject reopen(@PathParam("slug") String slug) {
    return json(states.reopen(slug));
  }

  private static JsonObject json(AccountDetails account) {
    return JsonText.object()
        .add("slug", account.slug())
        .add("name", account.name())
        .add("parent", JsonText.of(account.parent()))
        .add("language", account.language())
        .add("createdAt", account.createdAt().toString())
        .add("status", account.status().name())
        .add("closesAt", JsonText.of(account.closesAt()))
        .build();
  }
}
