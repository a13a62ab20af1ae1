package org.gatehouse.messaging;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.NoSuchElementException;
import java.util.Set;
import org.gatehouse.platform.rest.JsonText;

/** What the gateway's answer to one text message means. */
final class SmsAnswer {

  private static final Set<String> GOOD = Set.of("ACCEPTED", "PENDING", "DELIVERED");
  private static final Set<String> FINAL = Set.of("REJECTED", "UNDELIVERABLE", "EXPIRED");

  /** Asks for patience: request time-out, too early, too many. */
  private static final Set<Integer> PATIENCE = Set.of(408, 425, 429);

  /**
   * Is about us and not about the message: a key that is wrong, an account without money or right,
   * an address at which there is no such API. It would be the same for each message, and may be
   * mended.
   */
  private static final Set<Integer> OURS = Set.of(401, 402, 403, 404, 405);

  /** It was sent before, and the answer was lost. */
  private static final String TWICE = "DUPLICATE_MESSAGE_ID";

  private SmsAnswer() {}

  static Delivery of(int status, String body) {
    if (status >= 200 && status < 300) {
      return ofMessage(body);
    }
    String problem = "HTTP " + status;
    boolean later = PATIENCE.contains(status) || OURS.contains(status);
    return status >= 400 && status < 500 && !later
        ? Delivery.refused(problem)
        : Delivery.down(problem);
  }

  private static Delivery ofMessage(String body) {
    JsonObject answer;
    try {
      answer = status(JsonText.read(body));
    } catch (JsonException | IllegalStateException | NoSuchElementException e) {
      return Delivery.failed("an answer that can not be read");
    }
    String group = answer.getString("groupName", "");
    String name = answer.getString("name", "");
    if (GOOD.contains(group) || name.contains(TWICE)) {
      return Delivery.taken();
    }
    String problem = group + " " + name;
    return FINAL.contains(group) ? Delivery.refused(problem) : Delivery.failed(problem);
  }

  /** An empty one where the answer has none. */
  private static JsonObject status(JsonObject answer) {
    return answer.getOrDefault("messages", JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray messages
            && !messages.isEmpty()
            && messages.get(0) instanceof JsonObject message
            && message.get("status") instanceof JsonObject status
        ? status
        : JsonValue.EMPTY_JSON_OBJECT;
  }
}
