package org.gatehouse.sso.trial;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.users.Belongings;
import org.gatehouse.users.Leaver;

/** By which names identity providers have called people in test sign-ins, for ninety days. */
@Stateless
@LocalBean
@Local(Belongings.class)
public class SeenNames implements Belongings {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final int LONGEST = 254;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Clock clock;

  /** All that an account's tests have brought. */
  public List<String> of(long accountId) {
    return em.createNamedQuery("SeenName.ofAccount", String.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /** Notes that the provider of that name has used this one. */
  public void note(long accountId, String provider, String nameId) {
    String idpHash = Tokens.hash(provider);
    String hash = hash(accountId, nameId, "\n" + idpHash);
    SeenName known = em.find(SeenName.class, hash);
    SeenName name = known == null ? new SeenName(hash, accountId, idpHash) : known;
    name.seen(OneLine.harmless(nameId, LONGEST), clock.instant());
    em.persist(name);
  }

  @Override
  public void forget(Leaver leaver) {
    // Those from before providers were told apart have none behind the name.
    List<String> ends =
        Stream.concat(Stream.of(""), providers(leaver.accountId()).map(hash -> "\n" + hash))
            .toList();
    em.createNamedQuery("SeenName.remove")
        .setParameter(
            "hashes",
            leaver.names().stream()
                .flatMap(name -> ends.stream().map(end -> hash(leaver.accountId(), name, end)))
                .toList())
        .executeUpdate();
  }

  /** Removes what is too old; on many nodes at once too. */
  public int removeOld() {
    return em.createNamedQuery("SeenName.removeOld")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }

  private Stream<String> providers(long accountId) {
    return em.createNamedQuery("SeenName.providers", String.class)
        .setParameter("account", accountId)
        .getResultStream();
  }

  private static String hash(long accountId, String name, String end) {
    return Tokens.hash(accountId + "\n" + name.strip().toLowerCase(Locale.ROOT) + end);
  }
}
