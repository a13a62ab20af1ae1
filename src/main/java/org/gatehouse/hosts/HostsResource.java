package org.gatehouse.hosts;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;

/** The login host of an account, for programs. */
@Path("accounts/{slug}/branding/host")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HostsResource {

  @EJB Hosts hosts;
  @EJB HostChecks checks;

  @GET
  public JsonObject get() {
    return json(hosts.find().orElseThrow(BusinessException::notFound));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String host = body.text(HostRules.FIELD);
    body.ignore(
        "name", "url", "status", "records", "claimedAt", "releaseAt", "checkedAt", "nextCheckAt");
    body.refuse();
    return json(hosts.claim(host));
  }

  @DELETE
  public void delete() {
    hosts.release();
  }

  /** Looks at the records now. */
  @POST
  @Path("check")
  public JsonObject check() {
    return json(checks.check());
  }

  private static JsonObject json(ClaimDetails claim) {
    JsonArrayBuilder records = JsonText.array();
    claim.records().forEach(record -> records.add(json(record)));
    return JsonText.object()
        .add(HostRules.FIELD, claim.host())
        .add("name", claim.name())
        .add("url", claim.url())
        .add("status", claim.state().name())
        .add("records", records)
        .add("claimedAt", JsonText.of(claim.claimedAt()))
        .add("releaseAt", JsonText.of(claim.releaseAt()))
        .add("checkedAt", JsonText.of(claim.checkedAt()))
        .add("nextCheckAt", JsonText.of(claim.nextCheckAt()))
        .build();
  }

  private static JsonObjectBuilder json(DnsRecord record) {
    return JsonText.object()
        .add("type", record.type())
        .add("name", record.name())
        .add("value", record.value())
        .add("found", record.found().name())
        .add("seen", JsonText.of(record.seen().isEmpty() ? null : record.seen()));
  }
}
