package org.gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.Receipt;

/**
 * Takes events of the platform's other products.
 *
 * <p>One for all requests: to make and to fill one for each costs as much as to write an event.
 */
@Path("accounts/{slug}/audit/events")
@ApplicationScoped
public class IngestResource {

  private static final int MOST_BYTES = 2 * 1_048_576;

  @Inject Ingest ingest;
  @Inject CurrentCaller caller;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject take(InputStream sent) throws IOException {
    // Nobody need read two megabytes of whoever may send none.
    caller.require(Permission.AUDIT_WRITE);
    JsonBody body = JsonBody.read(sent, MOST_BYTES);
    List<SentEvent> events = body.objects("events").stream().map(IngestResource::event).toList();
    body.refuse();
    Receipt receipt = ingest.take(events);
    return JsonText.object()
        .add("accepted", receipt.accepted())
        .add("duplicates", receipt.duplicates())
        .build();
  }

  private static SentEvent event(JsonBody sent) {
    return new SentEvent(
        sent.text("id"),
        sent.text("item"),
        sent.text("action"),
        sent.text("outcome"),
        sent.text("description"),
        sent.moment("occurredAt"),
        sent.text("username"),
        sent.text("ip"),
        sent.values("details"));
  }
}
