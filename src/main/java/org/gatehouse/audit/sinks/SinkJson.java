package org.gatehouse.audit.sinks;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.gatehouse.audit.EntryJson;
import org.gatehouse.platform.rest.JsonText;

/** Sinks as programs see them. */
final class SinkJson {

  private SinkJson() {}

  static JsonObjectBuilder of(SinkDetails sink) {
    return JsonText.object()
        .add("id", sink.id())
        .add("name", sink.name())
        .add("kind", sink.kind().name())
        .add("address", sink.address())
        .add("format", sink.format().name())
        .add("certificates", JsonText.of(sink.certificates()))
        .add("signed", sink.signed())
        .add("authorized", sink.authorized())
        .add("state", sink.state())
        .add("createdAt", sink.createdAt().toString())
        .add("createdBy", sink.createdBy())
        .add("health", health(sink.health()));
  }

  static JsonObject of(DeadLetterDetails letter) {
    return JsonText.object()
        .add("place", letter.place())
        .add("entry", letter.entry() == null ? JsonValue.NULL : EntryJson.of(letter.entry()))
        .add("problem", letter.problem())
        .add("status", status(letter.status()))
        .add("refusedAt", letter.refusedAt().toString())
        .add("again", letter.again())
        .build();
  }

  static JsonObject of(Verdict verdict) {
    return JsonText.object()
        .add("taken", verdict.good())
        .add("problem", problem(verdict.problem()))
        .add("status", status(verdict.status()))
        .build();
  }

  private static JsonObjectBuilder health(SinkHealth health) {
    return JsonText.object()
        .add("delivered", health.delivered())
        .add("deliveredAt", JsonText.of(health.deliveredAt()))
        .add("waiting", health.waiting())
        .add("waitingSince", JsonText.of(health.waitingSince()))
        .add("failures", health.failures())
        .add("problem", problem(health.problem()))
        .add("status", status(health.status()))
        .add("failedAt", JsonText.of(health.failedAt()))
        .add("nextTryAt", JsonText.of(health.nextTryAt()))
        .add("deadLetters", health.deadLetters());
  }

  private static JsonValue problem(String problem) {
    return JsonText.of(problem.isEmpty() ? null : problem);
  }

  private static JsonValue status(int status) {
    return status == 0 ? JsonValue.NULL : JsonText.number(status);
  }
}
