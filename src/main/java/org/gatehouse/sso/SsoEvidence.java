package org.gatehouse.sso;

import jakarta.ejb.EJB;
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
import java.time.Instant;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.EvidencePart;

/** The single sign-on of an account as it is now, and how many of its people come through it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SsoEvidence implements EvidencePart {

  private static final String PEOPLE =
      "select count(u) from User u where u.accountId = :account and u.status <> 'DISABLED'";
  private static final String LINKED =
      " and exists (select l.id from SsoLink l where l.accountId = :account and l.userId = u.id)";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB SsoRows rows;
  @Inject SsoAddresses addresses;
  @Inject Clock clock;

  @Override
  public String file() {
    return "single-sign-on.json";
  }

  @Override
  public void write(Asked asked, OutputStream out) throws IOException {
    Instant now = clock.instant();
    JsonObjectBuilder coverage =
        JsonText.object()
            .add("asOf", now.toString())
            .add("people", count(PEOPLE, asked.accountId()))
            .add("linked", count(PEOPLE + LINKED, asked.accountId()))
            .add("configured", false);
    rows.ofAccount(asked.accountId())
        .map(configuration -> addresses.details(configuration, now))
        .ifPresent(details -> add(details, coverage));
    out.write(coverage.build().toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Certificates stand among the values by their fingerprints. */
  private static void add(SsoDetails details, JsonObjectBuilder coverage) {
    JsonObjectBuilder values = JsonText.object();
    details.values().forEach(values::add);
    coverage
        .add("configured", true)
        .add("enabled", details.enabled())
        .add("enforced", details.enforced())
        .add("values", values);
  }

  private long count(String jpql, long accountId) {
    return em.createQuery(jpql, Long.class).setParameter("account", accountId).getSingleResult();
  }
}
