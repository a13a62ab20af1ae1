package org.gatehouse.factors;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.EvidencePart;

/** How many people of an account, but for disabled ones, have which second factors now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FactorEvidence implements EvidencePart {

  private static final String PEOPLE =
      "select count(u) from User u where u.accountId = :account and u.status <> 'DISABLED'";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject HeldFactors factors;
  @Inject Clock clock;

  @Override
  public String file() {
    return "second-factors.json";
  }

  @Override
  public void write(Asked asked, OutputStream out) throws IOException {
    JsonObjectBuilder kinds = JsonText.object();
    for (String kind : factors.all()) {
      String condition = factors.holding(kind).orElseThrow();
      kinds.add(kind, count(PEOPLE + " and (" + condition + ")", asked.accountId()));
    }
    String coverage =
        JsonText.object()
            .add("asOf", clock.instant().toString())
            .add("people", count(PEOPLE, asked.accountId()))
            .add("having", kinds)
            .build()
            .toString();
    out.write(coverage.getBytes(StandardCharsets.UTF_8));
  }

  private long count(String jpql, long accountId) {
    return em.createQuery(jpql, Long.class).setParameter("account", accountId).getSingleResult();
  }
}
