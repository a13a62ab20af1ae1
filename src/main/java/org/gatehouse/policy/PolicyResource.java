package org.gatehouse.policy;

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
import java.util.List;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;

/** The rules of an account, for programs. */
@Path("accounts/{slug}/policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {

  @Inject Policies policies;

  @GET
  public JsonObject get() {
    return json(policies.get());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    NewPolicy wanted = new NewPolicy(body.number("maxLoginAttempts"));
    refuseWhatIsNotThereYet(body);
    body.refuse();
    return json(policies.save(wanted));
  }

  /** What an answer says of it may be sent back, and nothing else. */
  private static void refuseWhatIsNotThereYet(JsonBody body) {
    later(body, "maxInactivityDays", body.has("maxInactivityDays"));
    later(body, "passwordValidityDays", body.has("passwordValidityDays"));
    body.object("twoFactor")
        .ifPresent(
            factor -> {
              later(factor, "enabled", factor.flag("enabled", false));
              later(factor, "everyLogin", factor.flag("everyLogin", false));
              later(factor, "methods", !factor.texts("methods").isEmpty());
            });
  }

  private static void later(JsonBody body, String field, boolean wanted) {
    if (wanted) {
      body.complain(field, "policy.notYet");
    }
  }

  private static JsonObject json(PolicyDetails policy) {
    return JsonText.object()
        .add("maxInactivityDays", JsonValue.NULL)
        .add("maxLoginAttempts", policy.maxLoginAttempts())
        .add("passwordValidityDays", JsonValue.NULL)
        .add(
            "twoFactor",
            JsonText.object()
                .add("enabled", false)
                .add("everyLogin", false)
                .add("methods", JsonText.list(List.of())))
        .build();
  }
}
