package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** What is and was live of an account's single sign-on, for programs. */
@Path("accounts/{slug}/sso/versions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoVersionsResource {

  @EJB SsoDrafts drafts;

  @GET
  public JsonObject history(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    long before = Slice.before(paging.after());
    List<FormerSso> rest =
        drafts.history().stream()
            .filter(one -> one.number() < before)
            .limit(paging.limit() + 1L)
            .toList();
    return Paging.json(
        Slice.of(rest, paging.limit(), SsoVersionsResource::id), SsoVersionsResource::json);
  }

  @POST
  @Path("{number}/restore")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject restore(@PathParam("number") String number, InputStream sent)
      throws IOException {
    JsonBody body = JsonBody.read(sent);
    long seen = DraftJson.seen(body);
    body.refuse();
    int known = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    return DraftJson.of(drafts.restore(known, seen));
  }

  private static String id(FormerSso one) {
    return Integer.toString(one.number());
  }

  private static JsonObject json(FormerSso former) {
    return JsonText.object()
        .add("number", former.number())
        .add("liveSince", former.since().toString())
        .add("promotedBy", former.by())
        .add("proof", former.proof().name())
        .add("changes", SsoJson.changes(former.changes()))
        .add("live", former.live())
        .build();
  }
}
