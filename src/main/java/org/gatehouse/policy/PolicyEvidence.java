package org.gatehouse.policy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.EvidencePart;

/** The rules of an account as they are now; what they were before, the changes in the log say. */
@Stateless
public class PolicyEvidence implements EvidencePart {

  @Inject Policies policies;
  @Inject Clock clock;

  @Override
  public String file() {
    return "policy.json";
  }

  @Override
  public void write(Asked asked, OutputStream out) throws IOException {
    Instant now = clock.instant();
    PolicyDetails rules = policies.of(asked.accountId());
    JsonObject policy =
        JsonText.object()
            .add("asOf", now.toString())
            .add("startsAt", JsonText.of(rules.startsAt(now).orElse(null)))
            .add("rules", json(rules))
            .add("inForce", json(rules.inForce(now)))
            .build();
    out.write(policy.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObjectBuilder json(PolicyDetails rules) {
    JsonObjectBuilder values = JsonText.object();
    rules.optionValues().forEach(values::add);
    rules.twoFactorValues().forEach(values::add);
    return values;
  }
}
