package org.gatehouse.policy;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.EvidencePart;

/** The rules of an account as they are now, and what they were from when on in the period. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PolicyEvidence implements EvidencePart {

  @EJB Policies policies;
  @EJB PolicyHistory history;
  @Inject Clock clock;

  @Override
  public String file() {
    return "policy.json";
  }

  @Override
  public void write(Asked asked, OutputStream out) throws IOException {
    Instant now = clock.instant();
    PolicyDetails rules = policies.of(asked.accountId());
    List<PolicyHistory.Stretch> stretches =
        history.of(
            asked.accountId(),
            values(rules),
            asked.from().orElse(Instant.EPOCH),
            asked.to().orElse(now));
    JsonArrayBuilder over = JsonText.array();
    stretches.forEach(stretch -> over.add(json(stretch)));
    JsonObject policy =
        JsonText.object()
            .add("asOf", now.toString())
            .add("startsAt", JsonText.of(rules.startsAt(now).orElse(null)))
            .add("rules", json(values(rules)))
            .add("inForce", json(values(rules.inForce(now))))
            .add("overTime", over)
            .build();
    out.write(policy.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObjectBuilder json(PolicyHistory.Stretch stretch) {
    return JsonText.object()
        .add("from", stretch.from().toString())
        .add("event", JsonText.of(stretch.event().isEmpty() ? null : stretch.event()))
        .add("rules", json(stretch.values()));
  }

  private static JsonObjectBuilder json(Map<String, String> values) {
    JsonObjectBuilder json = JsonText.object();
    values.forEach(json::add);
    return json;
  }

  private static Map<String, String> values(PolicyDetails rules) {
    Map<String, String> values = new LinkedHashMap<>(rules.optionValues());
    values.putAll(rules.twoFactorValues());
    return values;
  }
}
