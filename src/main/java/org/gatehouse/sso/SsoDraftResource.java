package org.gatehouse.sso;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.rest.JsonBody;
import org.jspecify.annotations.Nullable;

/** The draft beside an account's live single sign-on, for programs. */
@Path("accounts/{slug}/sso/draft")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoDraftResource {

  @EJB SsoDrafts drafts;
  @Inject CurrentCaller caller;

  @GET
  public JsonObject get() {
    return DraftJson.of(drafts.find().orElseThrow(BusinessException::notFound));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    NewSso wanted = SsoJson.wanted(body);
    long seen = DraftJson.seen(body);
    body.refuse();
    return DraftJson.of(drafts.save(wanted, seen));
  }

  @DELETE
  public void delete(@QueryParam(DraftJson.VERSION) @Nullable String version) {
    caller.require(Permission.SSO_MANAGE);
    if (version == null || !version.matches("[0-9]{1,9}")) {
      throw BusinessException.invalid(DraftJson.VERSION, "json.number");
    }
    drafts.discard(Long.parseLong(version));
  }

  @POST
  @Path("promote")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject promote(InputStream sent) throws IOException {
    caller.require(Permission.SSO_MANAGE);
    JsonBody body = JsonBody.read(sent);
    String seen = body.text("seen");
    String confirmation = body.text("confirmation");
    if (seen == null) {
      body.complain("seen", "text.missing");
    }
    body.refuse();
    return SsoJson.of(drafts.promote(String.valueOf(seen), confirmation));
  }
}
