package org.gatehouse.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.trail.Catalogue;

/** The audit log for programs; descriptions are in English. */
@Path("accounts/{slug}/audit/events")
@RequestScoped
public class AuditEventsResource {

  private static final int MOST = 1_000;
  private static final int USUAL = 100;

  @Inject AuditLog log;
  @Inject Catalogue catalogue;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject list(@Context UriInfo uri) {
    MultivaluedMap<String, String> sent = uri.getQueryParameters();
    FilterInput input = new FilterInput(catalogue);
    LogFilter filter =
        new LogFilter(
            input.moment("from", sent.getFirst("from")),
            input.moment("to", sent.getFirst("to")),
            input.userName(sent.getFirst("username")),
            input.addresses(sent.getFirst("ip")),
            input.words(sent.getFirst("description")),
            input.item(sent.getFirst("item")),
            input.action(sent.getFirst("action")),
            input.outcome(sent.getFirst("outcome")));
    Optional<Position> before = input.position(sent.getFirst("cursor"));
    int limit = input.number("limit", sent.getFirst("limit"), 1, MOST, USUAL);
    if (new Span(filter.from(), filter.to()).reversed()) {
      input.complain("to", "audit.range.reversed");
    }
    input.refuse();
    return json(log.newest(filter, before, limit, Locale.ENGLISH));
  }

  private static JsonObject json(LogSlice page) {
    var items = Json.createArrayBuilder();
    page.items().forEach(entry -> items.add(json(entry)));
    return Json.createObjectBuilder()
        .add("items", items)
        .add(
            "next",
            page.older().<JsonValue>map(p -> Json.createValue(p.text())).orElse(JsonValue.NULL))
        .build();
  }

  static JsonObjectBuilder json(LogEntry entry) {
    var details = Json.createObjectBuilder();
    entry.details().forEach(details::add);
    return Json.createObjectBuilder()
        .add("id", entry.id())
        .add("occurredAt", entry.occurredAt().toString())
        .add("account", entry.account())
        .add("username", text(entry.userName()))
        .add("ip", text(entry.address()))
        .add("item", entry.item())
        .add("action", entry.action())
        .add("outcome", entry.outcome().name())
        .add("description", entry.description())
        .add("details", details);
  }

  private static JsonValue text(String value) {
    return value.isEmpty() ? JsonValue.NULL : Json.createValue(value);
  }
}
