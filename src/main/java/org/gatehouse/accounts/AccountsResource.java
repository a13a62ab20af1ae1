package org.gatehouse.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;

/** Accounts, for programs. */
@Path("accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

  @Inject Accounts accounts;
  @Inject Settings settings;

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

  private static JsonObject json(AccountDetails account) {
    return JsonText.object()
        .add("slug", account.slug())
        .add("name", account.name())
        .add("parent", JsonText.of(account.parent()))
        .add("language", account.language())
        .add("createdAt", account.createdAt().toString())
        .build();
  }
}
