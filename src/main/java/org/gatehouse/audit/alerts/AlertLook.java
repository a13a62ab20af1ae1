package org.gatehouse.audit.alerts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.roles.Managers;
import org.gatehouse.trail.EntryCount;
import org.gatehouse.trail.OwnEntries;
import org.gatehouse.trail.Values;
import org.gatehouse.users.SignInUsers;

/**
 * What the rules ask the log of one account: each question is answered from the counts or along an
 * index, and reads so many rows at most.
 */
@Stateless
public class AlertLook {

  private static final String NEWS =
      "select d.eventId, d.occurredAt, d.item, d.action, d.userName, d.ip, d.textKey"
          + " from EntryDetail d where d.accountId = :account and d.id in :ids"
          + " and d.occurredAt >= :first and d.occurredAt <= :last order by d.id";
  private static final String REFUSALS =
      "select d.textKey, d.details, d.occurredAt from EntryDetail d where d.accountId = :account"
          // As the index of failures is asked for.
          + " and d.outcome = 'FAILURE' and d.action = 'Refuse' and d.textKey in :texts"
          + " and d.occurredAt > :since and d.occurredAt <= :until"
          + " order by d.occurredAt desc, d.id desc";
  private static final String OF_USER =
      "select d.textKey, d.details, d.occurredAt from EntryDetail d where d.accountId = :account"
          + " and d.userNameKey = :name and d.textKey in :texts"
          + " and d.occurredAt > :since and d.occurredAt <= :until"
          + " order by d.occurredAt desc, d.id desc";
  private static final String BEFORE =
      "select d.occurredAt from EntryDetail d where d.accountId = :account"
          + " and d.userNameKey = :name and d.textKey = :text and d.occurredAt < :at"
          + OwnEntries.CONDITION
          + " order by d.occurredAt desc, d.id desc";
  private static final String SEEN =
      "select d.occurredAt from EntryDetail d where d.accountId = :account"
          + " and d.userNameKey = :name and d.textKey = :text"
          + " and d.occurredAt >= :since and d.occurredAt < :at"
          + OwnEntries.CONDITION;
  private static final String COUNTED =
      "select coalesce(sum(c.entries), 0) from EntryCount c where c.accountId = :account"
          + " and c.kind = :kind and c.name in :texts and c.bucket >= :since";

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB Managers managers;
  @EJB SignInUsers users;

  /** An entry that is news. */
  public record Entry(
      String id,
      Instant occurredAt,
      String item,
      String action,
      String userName,
      String address,
      String text) {}

  /** What an entry says of how much it stands for. */
  public record Amount(String text, String details, Instant occurredAt) {}

  /** The entries that are news, the oldest first, without those that were removed since. */
  public List<Entry> find(long accountId, List<NewsItem> news) {
    if (news.isEmpty()) {
      return List.of();
    }
    List<Instant> moments = news.stream().map(NewsItem::occurredAt).sorted().toList();
    return em.createQuery(NEWS, Object[].class)
        .setParameter("account", accountId)
        .setParameter("ids", news.stream().map(NewsItem::id).toList())
        .setParameter("first", moments.get(0))
        .setParameter("last", moments.get(moments.size() - 1))
        .getResultStream()
        .map(
            row ->
                new Entry(
                    (String) row[0],
                    (Instant) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    (String) row[6]))
        .toList();
  }

  /** How many entries of these texts the quarters from that moment on hold, from the counts. */
  public long counted(long accountId, Collection<String> texts, Instant since) {
    return em.createQuery(COUNTED, Number.class)
        .setParameter("account", accountId)
        .setParameter("kind", EntryCount.Kind.TEXT.code())
        .setParameter("texts", texts)
        .setParameter("since", EntryCount.bucket(since))
        .getSingleResult()
        .longValue();
  }

  /** The newest refusals of these texts after a moment and up to another. */
  public List<Amount> refusals(
      long accountId, Collection<String> texts, Instant since, Instant until, int most) {
    return em.createQuery(REFUSALS, Object[].class)
        .setParameter("account", accountId)
        .setParameter("texts", texts)
        .setParameter("since", since)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultStream()
        .map(AlertLook::amount)
        .toList();
  }

  /** The newest entries of these texts by one user after a moment and up to another. */
  public List<Amount> ofUser(
      long accountId,
      String userName,
      Collection<String> texts,
      Instant since,
      Instant until,
      int most) {
    return em.createQuery(OF_USER, Object[].class)
        .setParameter("account", accountId)
        .setParameter("name", Values.nameKey(userName))
        .setParameter("texts", texts)
        .setParameter("since", since)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultStream()
        .map(AlertLook::amount)
        .toList();
  }

  /** When the user had signed in last before that moment; a password's reset is no sign of life. */
  public Optional<Instant> lastBefore(long accountId, String userName, Instant at) {
    return em.createQuery(BEFORE, Instant.class)
        .setParameter("account", accountId)
        .setParameter("name", Values.nameKey(userName))
        .setParameter("text", AlertTexts.SIGNED_IN)
        .setParameter("at", at)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Whether the user had signed in at all between two moments. */
  public boolean signedIn(long accountId, String userName, Instant since, Instant at) {
    return !em.createQuery(SEEN, Instant.class)
        .setParameter("account", accountId)
        .setParameter("name", Values.nameKey(userName))
        .setParameter("text", AlertTexts.SIGNED_IN)
        .setParameter("since", since)
        .setParameter("at", at)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Whether the user had signed in from that network between two moments. */
  public boolean signedInFrom(
      long accountId, String userName, Cidr network, Instant since, Instant at) {
    return !em.createQuery(SEEN + " and d.ipKey >= :ipFirst and d.ipKey <= :ipLast", Instant.class)
        .setParameter("account", accountId)
        .setParameter("name", Values.nameKey(userName))
        .setParameter("text", AlertTexts.SIGNED_IN)
        .setParameter("since", since)
        .setParameter("at", at)
        .setParameter("ipFirst", Values.firstAddressKey(network))
        .setParameter("ipLast", Values.lastAddressKey(network))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The names of the account's managers, as names are compared. */
  public Set<String> managers(long accountId) {
    return managers.of(accountId).stream()
        .map(id -> Values.nameKey(users.get(id).username()))
        .collect(Collectors.toSet());
  }

  private static Amount amount(Object[] row) {
    return new Amount((String) row[0], (String) row[1], (Instant) row[2]);
  }
}
