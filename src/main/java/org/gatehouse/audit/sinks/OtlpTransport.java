package org.gatehouse.audit.sinks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.net.SafeSend;
import org.gatehouse.platform.net.WebLine;
import org.gatehouse.platform.rest.JsonText;

/** Posts entries as OpenTelemetry logs: OTLP 1 over HTTP in its JSON encoding. */
@ApplicationScoped
class OtlpTransport implements Transport {

  private static final int OK = 200;

  @Inject SafeSend send;
  @Inject Clock clock;

  @Override
  public SinkKind kind() {
    return SinkKind.OTLP;
  }

  @Override
  public Line open(Target target) throws FetchFailed {
    WebLine web = send.web(target.address(), target.trust(), LONGEST);
    return new Line() {

      @Override
      public Verdict send(Parcel parcel) throws FetchFailed {
        Map<String, String> headers = new HashMap<>();
        target.credentials().ifPresent(value -> headers.put("Authorization", value));
        String json = OtlpJson.of(target.account().slug(), parcel, clock.instant()).toString();
        WebLine.Answer answer = web.post(json.getBytes(StandardCharsets.UTF_8), headers);
        Verdict verdict = WebAnswer.of(answer);
        return verdict.good() && refusesSome(answer.body()) ? Verdict.refused(OK) : verdict;
      }

      @Override
      public void close() {
        web.close();
      }
    };
  }

  /** A good answer may still say that some were not taken; which ones it does not say. */
  static boolean refusesSome(String body) {
    if (!body.contains("rejectedLogRecords")) {
      return false;
    }
    try {
      JsonObject partial = JsonText.read(body).getJsonObject("partialSuccess");
      // An int64 is a text in the JSON of Protocol Buffers, and a number for some.
      return partial != null
          && !partial
              .getOrDefault("rejectedLogRecords", JsonValue.NULL)
              .toString()
              .replace("\"", "")
              .matches("0|null|");
    } catch (RuntimeException unreadable) {
      // The parser has no kind of its own for what is too deep or has too many digits.
      return false;
    }
  }
}
