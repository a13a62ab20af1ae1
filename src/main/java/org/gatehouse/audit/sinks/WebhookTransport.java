package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.gatehouse.audit.EntryJson;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.net.SafeSend;
import org.gatehouse.platform.net.WebLine;
import org.gatehouse.platform.rest.JsonText;

/**
 * Posts entries as JSON, signed. The same entries have the same id at each attempt, so that a
 * receiver can tell what it has already.
 */
@ApplicationScoped
class WebhookTransport implements Transport {

  private static final String TYPE = "gatehouse.audit.entries";

  @Inject SafeSend send;
  @Inject Clock clock;

  @Override
  public SinkKind kind() {
    return SinkKind.WEBHOOK;
  }

  @Override
  public Line open(Target target) throws FetchFailed {
    WebLine web = send.web(target.address(), target.trust(), LONGEST);
    return new Line() {

      @Override
      public Verdict send(Parcel parcel) throws FetchFailed {
        byte[] body = json(target, parcel).toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
            WebhookSignature.headers(id(target, parcel), clock.instant(), body, target.keys());
        target.credentials().ifPresent(value -> headers.put("Authorization", value));
        return WebAnswer.of(web.post(body, headers));
      }

      @Override
      public void close() {
        web.close();
      }
    };
  }

  /** A test has no place, and must not look like the one before. */
  private static String id(Target target, Parcel parcel) {
    String which =
        parcel.last() == 0
            ? parcel.entries().get(0).entry().id()
            : parcel.first() + "-" + parcel.last();
    return target.id() + "-" + which;
  }

  static JsonObject json(Target target, Parcel parcel) {
    JsonArrayBuilder events = JsonText.array();
    for (Parcel.Placed placed : parcel.entries()) {
      var event = JsonText.object().add("place", placed.place());
      EntryJson.of(placed.entry()).forEach(event::add);
      events.add(event);
    }
    return JsonText.object()
        .add("type", TYPE)
        .add("sink", target.id())
        .add("account", target.account().slug())
        .add("events", events)
        .build();
  }
}
