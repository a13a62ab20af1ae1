package org.gatehouse.trail;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.persistence.Turns;

/**
 * Makes the entries of a person pseudonymous, on the side of the log that can be erased: the events
 * themselves hold hashes only and stay as they are, with every proof about them.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Erasures {

  /** Before every entry. */
  public static final Instant EVER = Instant.parse("1000-01-01T00:00:00Z");

  /** After every entry. */
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final int CHUNK = 500;
  private static final String ERASE =
      "select audit_erase(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

  /** The key of the user name that entries have of whom nothing is left; nobody is called so. */
  private static final String NOBODY = " ";

  /**
   * Along the index of user names, so that what is erased already is not read again: first the
   * entries without a user name, then those with one; and at last whatever a database sorts before
   * a blank.
   */
  private static final List<String> LEFT =
      List.of("username_key = ''", "username_key > ' '", "username_key <> ' '");

  private static final String ERASE_ALL =
      "select coalesce(sum(audit_erase(id, occurred_at, '', '"
          + NOBODY
          + "', '', '', '', '', '{}', '', '{}')), 0) from"
          + " (select id, occurred_at from audit_detail where account_id = ?1 and %s"
          // A clean-up tells of nobody, and without its places what it took out looks stolen.
          + " and text_key <> 'audit.clean-up.success' fetch first %d rows only) as entries";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Turns turns;
  @Inject IndexedWords words;
  @Inject All<ErasureListener> listeners;

  /**
   * Replaces what tells of him in the account's log; gives from where he did what he did.
   *
   * @param since when the first entry happened that may tell of him, or {@link #EVER}; where an
   *     index of words finds the older ones, too, they are looked for all the same
   */
  public Origins erase(long accountId, ErasedPerson person, Instant since) {
    Origins origins = byHim(accountId, person);
    List<String> addresses = new ArrayList<>(List.of(person.email()));
    addresses.addAll(person.otherAddresses());
    // An index of words serves nobody who asks for what it holds together with what it does not.
    Optional<Instant> indexed = words.until();
    Instant until = indexed.orElse(since);
    for (String address : addresses) {
      aboutHim(accountId, person, address, indexed.isPresent() ? EVER : until, until);
      aboutHim(accountId, person, address, until, NEVER);
    }
    return origins;
  }

  /**
   * Does the same to the counts of accounts, after their entries and as the last thing of a
   * transaction: until it ends nobody counts. Whoever counts at this moment is waited for, since he
   * writes down the name that he has read before.
   *
   * @param accounts what {@link #erase} gave for each
   */
  public void eraseCounts(Map<Long, Origins> accounts, ErasedPerson person) {
    turns.hold(Counts.TURN);
    accounts.forEach(
        (account, origins) ->
            add(
                account,
                origins.changes(account, counted(account, Values.nameKey(person.userName())))));
    for (long account : accounts.keySet()) {
      em.createNativeQuery(
              "update audit_count set name = ?1, label = ?2"
                  + " where account_id = ?3 and kind = 'U' and name = ?4")
          .setParameter(1, Values.nameKey(person.pseudonym()))
          .setParameter(2, person.pseudonym())
          .setParameter(3, account)
          .setParameter(4, Values.nameKey(person.userName()))
          .executeUpdate();
    }
    listeners.forEach(listener -> listener.erased(accounts.keySet()));
  }

  /** The accounts in whose logs somebody of that name did anything; the latest may be missing. */
  public List<Long> logsOf(String userName) {
    List<?> found =
        em.createNativeQuery(
                "select a.id from account a where exists (select 1 from audit_count c"
                    + " where c.account_id = a.id and c.kind = 'U' and c.name = ?1)")
            .setParameter(1, Values.nameKey(userName))
            .getResultList();
    return found.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /**
   * Takes everything that may lead to anybody out of so many entries of an account at most, and out
   * of its counts; how many there were. What happened and when stays.
   */
  public int eraseEverybody(long accountId, int most) {
    for (String left : LEFT) {
      Number erased =
          (Number)
              em.createNativeQuery(ERASE_ALL.formatted(left, most))
                  .setParameter(1, accountId)
                  .getSingleResult();
      if (erased.intValue() > 0) {
        return erased.intValue();
      }
    }
    turns.hold(Counts.TURN);
    return em.createNativeQuery("delete from audit_count where account_id = ?1 and kind <> 'T'")
        .setParameter(1, accountId)
        .executeUpdate();
  }

  private void add(long accountId, Map<Counts.Name, Counts.Sum> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      Counts.add(em.unwrap(Connection.class), changes);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    em.createNativeQuery(
            "delete from audit_count where account_id = ?1 and kind = 'A'"
                + " and bucket between ?2 and ?3 and entries <= 0")
        .setParameter(1, accountId)
        .setParameter(2, Timestamp.from(quarter(changes, Comparator.naturalOrder())))
        .setParameter(3, Timestamp.from(quarter(changes, Comparator.reverseOrder())))
        .executeUpdate();
  }

  private static Instant quarter(Map<Counts.Name, Counts.Sum> changes, Comparator<Instant> order) {
    return changes.keySet().stream().map(Counts.Name::bucket).min(order).orElseThrow();
  }

  /** How many entries of that name are counted in each quarter of an hour. */
  private Map<Instant, Long> counted(long accountId, String name) {
    return em.createQuery(
            "select c.bucket, c.entries from EntryCount c where c.accountId = :account"
                + " and c.kind = 'U' and c.name = :name",
            Object[].class)
        .setParameter("account", accountId)
        .setParameter("name", name)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Instant) row[0], row -> (Long) row[1]));
  }

  private Origins byHim(long accountId, ErasedPerson person) {
    Origins origins = new Origins();
    List<EntryDetail> chunk;
    do {
      chunk =
          em.createNamedQuery("EntryDetail.byUser", EntryDetail.class)
              .setParameter("account", accountId)
              .setParameter("name", Values.nameKey(person.userName()))
              .setMaxResults(CHUNK)
              .getResultList();
      chunk.forEach(entry -> entry.tell(origins));
      erase(chunk, person);
    } while (chunk.size() == CHUNK);
    return origins;
  }

  private void aboutHim(
      long accountId, ErasedPerson person, String email, Instant since, Instant until) {
    long after = 0;
    List<EntryDetail> chunk = List.of();
    for (boolean more = since.isBefore(until); more; more = chunk.size() == CHUNK) {
      chunk =
          em.createNamedQuery("EntryDetail.about", EntryDetail.class)
              .setParameter("account", accountId)
              .setParameter("items", ErasedPerson.ITEMS)
              .setParameter("since", since)
              .setParameter("until", until)
              .setParameter("after", after)
              .setParameter("first", part(person.userName()))
              .setParameter("second", part(email))
              .setParameter("name", like(Values.nameKey(person.userName())))
              .setParameter("email", like(Values.nameKey(email)))
              .setMaxResults(CHUNK)
              .getResultList();
      erase(chunk, person);
      after = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).id();
    }
  }

  /** Let go of first: only the function may write, and a long past must not fill the memory. */
  private void erase(List<EntryDetail> chunk, ErasedPerson person) {
    chunk.forEach(em::detach);
    chunk.stream().filter(entry -> entry.erase(person)).forEach(this::write);
  }

  private void write(EntryDetail entry) {
    Query erase = em.createNativeQuery(ERASE);
    List<Object> values = entry.erased();
    for (int i = 0; i < values.size(); i++) {
      erase.setParameter(i + 1, values.get(i));
    }
    erase.getSingleResult();
  }

  private static String part(String value) {
    return like(Values.searchable(value));
  }

  private static String like(String value) {
    return "%" + value.replaceAll("([!%_])", "!$1") + "%";
  }
}
