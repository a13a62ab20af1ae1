package org.gatehouse.policy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.jspecify.annotations.Nullable;

/** The rules of an account, for programs. */
@Path("accounts/{slug}/policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {

  private static final String INACTIVITY = "maxInactivityDays";
  private static final String VALIDITY = "passwordValidityDays";

  @EJB Policies policies;
  @Inject Clock clock;

  @GET
  public JsonObject get() {
    return json(policies.get());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    Optional<JsonBody> sessions = body.object("sessions");
    NewPolicy wanted =
        new NewPolicy(
            number(body, INACTIVITY),
            number(body, "maxLoginAttempts"),
            number(body, VALIDITY),
            factor(body.object("twoFactor")),
            sessions.map(limits -> number(limits, "idleMinutes")).orElse(null),
            sessions.map(limits -> number(limits, "absoluteHours")).orElse(null),
            texts(body, "allowList"),
            number(body, "startsInDays"));
    body.ignore("startsAt", "inForce");
    body.refuse();
    return json(policies.save(wanted));
  }

  /** The contract's fields are off where they are not sent. */
  private static NewPolicy.Factor factor(Optional<JsonBody> sent) {
    return sent.map(
            factor ->
                new NewPolicy.Factor(
                    factor.flag("enabled", false),
                    factor.flag("everyLogin", false),
                    texts(factor, "methods"),
                    number(factor, "deviceDays"),
                    factor.flag("forSso")))
        .orElseGet(() -> new NewPolicy.Factor(false, false, null, null, null));
  }

  private static @Nullable Integer number(JsonBody body, String field) {
    return body.number(field, NewPolicy.NO_NUMBER);
  }

  private static @Nullable List<String> texts(JsonBody body, String field) {
    return body.has(field) ? body.texts(field) : null;
  }

  private JsonObject json(PolicyDetails rules) {
    Instant now = clock.instant();
    PolicyDetails holds = rules.inForce(now);
    return JsonText.object()
        .add(INACTIVITY, number(rules.maxInactivityDays()))
        .add("maxLoginAttempts", rules.maxLoginAttempts())
        .add(VALIDITY, number(rules.passwordValidityDays()))
        .add(
            "twoFactor",
            JsonText.object()
                .add("enabled", rules.twoFactor().enabled())
                .add("everyLogin", rules.twoFactor().everyLogin())
                .add("methods", JsonText.list(rules.twoFactor().methodNames()))
                .add("deviceDays", rules.twoFactor().deviceDays())
                .add("forSso", rules.twoFactor().forSso()))
        .add(
            "sessions",
            JsonText.object()
                .add("idleMinutes", rules.sessions().idleMinutes())
                .add("absoluteHours", rules.sessions().absoluteHours()))
        .add("allowList", JsonText.list(rules.allowList().texts()))
        .add("startsAt", JsonText.of(rules.startsAt(now).orElse(null)))
        .add(
            "inForce",
            JsonText.object()
                .add(INACTIVITY, number(holds.maxInactivityDays()))
                .add(VALIDITY, number(holds.passwordValidityDays())))
        .build();
  }

  private static JsonValue number(@Nullable Integer number) {
    return number == null ? JsonValue.NULL : JsonText.number(number);
  }
}
