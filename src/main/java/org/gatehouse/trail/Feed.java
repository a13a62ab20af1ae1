package org.gatehouse.trail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.persistence.InstantConverter;

/**
 * The entries of an account in the one order in which all who follow its log get them: places
 * without gaps, counted from one, given within a second after an entry was committed and never
 * changed. Entries of accounts that nobody follows are not lined up and cost nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Feed {

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  /** An entry with its place; {@code id} is its number. */
  public record Fed(long place, long id, Instant occurredAt) {}

  /**
   * Begins to line up the account's entries, or goes on doing it; for a caller who holds the
   * account. Everything that is committed after him gets a higher place than the one returned.
   */
  public long follow(long accountId) {
    Optional<Long> fed = fed(accountId);
    if (fed.isEmpty()) {
      em.createNativeQuery("insert into audit_feed_account (account_id, fed) values (?1, 0)")
          .setParameter(1, accountId)
          .executeUpdate();
    }
    return fed.orElse(0L);
  }

  /** Lines up no more, and forgets what is waiting. */
  public void unfollow(long accountId) {
    // In this order: a fold that is under way ends first, and a later one finds nobody.
    em.createNativeQuery("delete from audit_feed_account where account_id = ?1")
        .setParameter(1, accountId)
        .executeUpdate();
    em.createNativeQuery("delete from audit_feed where account_id = ?1")
        .setParameter(1, accountId)
        .executeUpdate();
  }

  /** The last place that was given; empty where nobody follows. */
  public Optional<Long> fed(long accountId) {
    Stream<?> rows =
        em.createNativeQuery("select fed from audit_feed_account where account_id = ?1")
            .setParameter(1, accountId)
            .getResultStream();
    return rows.findFirst().map(row -> ((Number) row).longValue());
  }

  /** The entries next after a place. */
  public List<Fed> after(long accountId, long place, int most) {
    Stream<?> rows =
        em.createNativeQuery(
                "select place, id, occurred_at from audit_feed"
                    + " where account_id = ?1 and place > ?2 order by place")
            .setParameter(1, accountId)
            .setParameter(2, place)
            .setMaxResults(most)
            .getResultStream();
    return rows.map(Feed::read).toList();
  }

  /** The entry at a place; empty where everybody has it. */
  public Optional<Fed> at(long accountId, long place) {
    return after(accountId, place - 1, 1).stream().filter(one -> one.place() == place).findFirst();
  }

  /** Forgets what everybody has: all up to a place, but for some. */
  public void forget(long accountId, long upTo, Collection<Long> but) {
    String kept = but.isEmpty() ? "" : " and place not in (" + numbers(but) + ")";
    em.createNativeQuery("delete from audit_feed where account_id = ?1 and place <= ?2" + kept)
        .setParameter(1, accountId)
        .setParameter(2, upTo)
        .executeUpdate();
  }

  /**
   * When the oldest entry happened that somebody still has to get; empty where nobody follows. What
   * has come and is not lined up yet counts too.
   */
  public Optional<Instant> oldest(long accountId) {
    if (fed(accountId).isEmpty()) {
      return Optional.empty();
    }
    // What is sealed and not counted yet says of which account it is in its entry alone.
    Optional<Instant> uncounted =
        Optional.ofNullable(
                em.createNativeQuery("select min(occurred_at) from audit_uncounted")
                    .getSingleResult())
            .map(Feed::moment);
    return Stream.of(oldest("audit_feed", accountId), oldest("audit_inbox", accountId), uncounted)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private Optional<Instant> oldest(String table, long accountId) {
    return Optional.ofNullable(
            em.createNativeQuery("select min(occurred_at) from " + table + " where account_id = ?1")
                .setParameter(1, accountId)
                .getSingleResult())
        .map(Feed::moment);
  }

  /** Numbers are safe in SQL, and their count differs each time. */
  private static String numbers(Collection<Long> places) {
    return String.join(",", places.stream().map(Object::toString).toList());
  }

  private static Fed read(Object row) {
    Object[] columns = (Object[]) row;
    return new Fed(
        ((Number) columns[0]).longValue(), ((Number) columns[1]).longValue(), moment(columns[2]));
  }

  private static Instant moment(Object value) {
    return Objects.requireNonNull(new InstantConverter().convertToEntityAttribute(value));
  }
}
