package org.gatehouse.sso.trial;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.sso.provisioning.Forecast;
import org.gatehouse.sso.traces.TraceContent;
import org.gatehouse.teams.GroupNames;

/**
 * What came of a test sign-in, for whoever made it.
 *
 * @param reason why it did not pass; empty for one that did
 * @param person whom the provider named, once all of its own checks were passed
 */
public record TrialReport(Optional<String> reason, TraceContent content, Optional<Person> person) {

  /**
   * Whom the provider named.
   *
   * @param groups the groups that it sent, none if it sent no such attribute
   */
  public record Person(
      String issuer, String nameId, String key, Forecast forecast, GroupNames groups) {}

  /** Whether somebody would have come in. */
  public boolean passed() {
    return reason.isEmpty();
  }

  String json() {
    var json =
        JsonText.object()
            .add("reason", JsonText.of(reason.orElse(null)))
            .add("content", content.json());
    person.ifPresent(
        one ->
            json.add("issuer", one.issuer())
                .add("nameId", one.nameId())
                .add("key", one.key())
                .add("forecast", one.forecast().outcome().name())
                .add("user", JsonText.of(one.forecast().userName().orElse(null)))
                .add("groups", JsonText.list(one.groups().shown())));
    return json.build().toString();
  }

  static TrialReport of(String text) {
    JsonObject json = JsonText.read(text);
    return new TrialReport(
        text(json, "reason"),
        TraceContent.of(json.getString("content")),
        json.containsKey("issuer") ? Optional.of(person(json)) : Optional.empty());
  }

  private static Person person(JsonObject json) {
    return new Person(
        json.getString("issuer"),
        json.getString("nameId"),
        json.getString("key"),
        new Forecast(Forecast.Outcome.valueOf(json.getString("forecast")), text(json, "user")),
        GroupNames.of(
            json.getJsonArray("groups").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList()));
  }

  private static Optional<String> text(JsonObject json, String name) {
    return json.isNull(name) ? Optional.empty() : Optional.of(json.getString(name));
  }

  /** Without whom it is about. */
  @Override
  public String toString() {
    return "TrialReport[" + reason + "]";
  }
}
