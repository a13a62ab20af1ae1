package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.Catalogue;

/** The audit log for programs; descriptions are in English. */
@Path("accounts/{slug}/audit/events")
@RequestScoped
public class AuditEventsResource {

  private static final int MOST = 1_000;
  private static final int USUAL = 100;

  @EJB AuditLog log;
  @EJB Readings readings;
  @Inject Catalogue catalogue;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject list(@Context UriInfo uri) {
    MultivaluedMap<String, String> sent = uri.getQueryParameters();
    FilterInput input = new FilterInput(catalogue);
    LogFilter filter = input.filter(sent::getFirst);
    Optional<Position> before = input.position(sent.getFirst("cursor"));
    int limit = input.limit(sent.getFirst("limit"), MOST, USUAL);
    input.refuse();
    LogSlice page = log.newest(filter, before, limit, Locale.ENGLISH);
    readings.note(filter);
    return json(page);
  }

  private static JsonObject json(LogSlice page) {
    var items = JsonText.array();
    page.items().forEach(entry -> items.add(EntryJson.of(entry)));
    return JsonText.object()
        .add("items", items)
        .add("next", JsonText.of(page.older().map(Position::text).orElse(null)))
        .build();
  }
}
