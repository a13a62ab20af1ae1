package org.gatehouse.messaging;

import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.rest.JsonText;

/** One text message as the gateway wants it. */
final class SmsRequest {

  private static final String PATH = "/sms/3/messages";

  private SmsRequest() {}

  /** Where it is posted to: below the address of the settings, without what the latter asks for. */
  static URI address(URI gateway) {
    String base = gateway.toString().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    return URI.create(base + PATH);
  }

  /** Whom it comes from: what the gateway's address says behind {@code ?from=}, if anything. */
  static Optional<String> sender(URI gateway) {
    return Stream.ofNullable(gateway.getRawQuery())
        .flatMap(query -> Arrays.stream(query.split("&")))
        .filter(pair -> pair.startsWith("from="))
        .map(pair -> URLDecoder.decode(pair.substring(5), StandardCharsets.UTF_8))
        .findFirst();
  }

  static String json(Letter letter, Optional<String> sender, Instant now) {
    JsonObjectBuilder message = JsonText.object();
    sender.ifPresent(name -> message.add("sender", name));
    message.add(
        "destinations",
        JsonText.array()
            .add(
                JsonText.object()
                    .add("to", letter.recipient().replace("+", ""))
                    .add("messageId", letter.reference())));
    message.add("content", JsonText.object().add("text", letter.text()));
    letter.validUntil().ifPresent(end -> message.add("options", validity(now, end)));
    return JsonText.object().add("messages", JsonText.array().add(message)).build().toString();
  }

  /** A phone that is switched off does not get a code that is over. */
  private static JsonObjectBuilder validity(Instant now, Instant end) {
    long seconds = Math.max(1, Duration.between(now, end).toSeconds());
    return JsonText.object()
        .add("validityPeriod", JsonText.object().add("amount", seconds).add("timeUnit", "SECONDS"));
  }
}
