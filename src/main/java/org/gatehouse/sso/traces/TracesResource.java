package org.gatehouse.sso.traces;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;
import org.gatehouse.platform.text.Texts;

/** The refused sign-ins of an account, for programs; never with what tells of a person. */
@Path("accounts/{slug}/sso/traces")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TracesResource {

  @EJB Traces traces;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(
        traces.list(paging.after(), paging.limit()),
        row -> summary(row.incident(), row.occurredAt().toString(), row.reason()).build());
  }

  @GET
  @Path("{id}")
  public JsonObject get(@PathParam("id") String incident) {
    TraceDetails trace = traces.get(incident);
    Texts texts = Texts.in(Locale.ENGLISH);
    var checks = JsonText.array();
    trace
        .report()
        .lines()
        .forEach(
            line ->
                checks.add(
                    JsonText.object()
                        .add("check", line.check().name())
                        .add("state", line.state().name())));
    return summary(trace.incident(), trace.occurredAt().toString(), trace.reason())
        .add("cure", TraceWords.cure(texts, trace.cure()))
        .add("checks", checks)
        .add("response", JsonText.of(trace.response().orElse(null)))
        .build();
  }

  private static JsonObjectBuilder summary(String incident, String occurredAt, String reason) {
    return JsonText.object()
        .add("id", incident)
        .add("occurredAt", occurredAt)
        .add("reason", reason);
  }
}
