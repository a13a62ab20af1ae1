package org.gatehouse.trail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * An event as it is found and read: what of it may be personal, with the salt that ties that to the
 * event's bytes, and what is needed beside it. This is the side whose values can be erased.
 */
@Entity
@Table(name = "audit_detail")
@NamedQuery(
    name = "EntryDetail.byUser",
    query =
        "select d from EntryDetail d where d.accountId = :account and d.userNameKey = :name"
            + " order by d.occurredAt, d.id")
@NamedQuery(
    name = "EntryDetail.about",
    query =
        "select d from EntryDetail d where d.accountId = :account"
            // Other products say of anything whom it was about.
            + " and (d.item in :items or d.details like '%\"sentBy\":%')"
            + " and d.occurredAt >= :since and d.occurredAt < :until"
            + " and d.id > :after and (d.searchable like :first escape '!'"
            + " or d.searchable like :second escape '!'"
            // What somebody looked for is not searchable.
            + " or (d.item = 'Search' and (lower(d.details) like :name escape '!'"
            + " or lower(d.details) like :email escape '!'))) order by d.id")
public class EntryDetail {

  /** Whoever signs in or out is told as he is displayed. */
  private static final Set<String> DISPLAYING = Set.of("Login", "Logout");

  private static final List<String> CIRCUMSTANCES = List.of("username", "ip", "userAgent");

  @Id
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "username")
  private String userName;

  @Column(name = "username_key")
  private String userNameKey;

  @Column(name = "ip")
  private String ip;

  @Column(name = "ip_key")
  private String ipKey;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "correlation")
  private String correlation;

  @Column(name = "details")
  private String details;

  @Column(name = "searchable")
  private String searchable;

  @Column(name = "salt")
  private byte[] salt;

  @Column(name = "seals")
  private String seals;

  @Column(name = "event_id")
  private String eventId;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "text_key")
  private String textKey;

  @Column(name = "item")
  private String item;

  @Column(name = "action")
  private String action;

  @Column(name = "outcome")
  private String outcome;

  @Column(name = "reason")
  private String reason;

  /** For JPA. */
  protected EntryDetail() {}

  EntryDetail(long id, Happening event, byte[] salt) {
    Happening.Circumstances from = event.circumstances();
    this.id = id;
    this.accountId = event.accountId();
    this.occurredAt = event.occurredAt();
    this.userName = from.userName();
    this.userNameKey = Values.nameKey(from.userName());
    this.ip = from.address();
    this.ipKey = Values.addressKey(from.address());
    this.userAgent = from.userAgent();
    this.correlation = from.correlation();
    this.details = Json.of(event.details());
    this.searchable = searchable(event);
    this.salt = salt.clone();
    this.seals = "";
    this.eventId = event.eventId();
    this.recordedAt = event.recordedAt();
    this.textKey = event.text().key();
    this.item = event.text().item();
    this.action = event.text().action();
    this.outcome = event.text().outcome().name();
    this.reason = event.reason();
  }

  long id() {
    return id;
  }

  /** Says from where it was done, and in which quarter of an hour. */
  void tell(Origins origins) {
    origins.add(EntryCount.bucket(occurredAt), ipKey, ip);
  }

  /**
   * Puts the pseudonym in the place of everything that tells of the person; what stays can still be
   * proved, and what went can not be guessed.
   *
   * @return whether the entry told of him
   */
  boolean erase(ErasedPerson person) {
    Map<String, String> before = Json.texts(details);
    boolean his = person.is(userNameKey);
    // What is called as he is may be anything there.
    boolean elsewhere = !his && !ErasedPerson.ITEMS.contains(item);
    Map<String, String> after =
        (elsewhere ? person.byAddresses() : person)
            .without(before, his, elsewhere || DISPLAYING.contains(action));
    if (!his && after.equals(before)) {
      return false;
    }
    Map<String, String> kept = salts(before.keySet());
    if (his) {
      CIRCUMSTANCES.forEach(kept::remove);
    }
    after.forEach(
        (name, value) -> {
          if (!value.equals(before.get(name))) {
            kept.remove("d." + name);
          }
        });
    seals = Json.of(kept);
    salt = new byte[0];
    replace(person, after, his);
    return true;
  }

  /** What the SQL function {@code audit_erase} takes, in its order. */
  List<Object> erased() {
    return List.of(
        id,
        Timestamp.from(occurredAt),
        userName,
        userNameKey,
        ip,
        ipKey,
        userAgent,
        correlation,
        details,
        searchable,
        seals);
  }

  /** The values in their searchable form; codes are found by the words of their texts instead. */
  static String searchable(Happening event) {
    return searchable(event.details());
  }

  /** The salts of the fields that can be proved now; a part may have been erased before. */
  private Map<String, String> salts(Set<String> names) {
    if (salt.length == 0) {
      return new TreeMap<>(Json.texts(seals));
    }
    Seal seal = new Seal(salt);
    Map<String, String> salts = new TreeMap<>();
    CIRCUMSTANCES.forEach(name -> salts.put(name, seal.salt(name)));
    names.forEach(name -> salts.put("d." + name, seal.salt("d." + name)));
    return salts;
  }

  private void replace(ErasedPerson person, Map<String, String> after, boolean his) {
    details = Json.of(after);
    searchable = searchable(after);
    if (his) {
      userName = person.pseudonym();
      userNameKey = Values.nameKey(person.pseudonym());
      ip = "";
      ipKey = "";
      userAgent = "";
      correlation = "";
    }
  }

  private static String searchable(Map<String, String> details) {
    StringJoiner words = new StringJoiner(" ");
    details.forEach(
        (name, value) -> {
          // What somebody looked for would be found by looking for it.
          if (!name.equals("reason") && !name.equals("filter")) {
            words.add(Values.searchable(value));
          }
        });
    return words.toString();
  }
}
