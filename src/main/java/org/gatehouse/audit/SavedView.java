package org.gatehouse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.trail.Values;

/** A view of the log that a user keeps under a name. */
@Entity
@Table(name = "audit_view")
@NamedQuery(
    name = "SavedView.ofUser",
    query = "select v from SavedView v where v.userId = :user order by v.nameKey")
@NamedQuery(
    name = "SavedView.one",
    query = "select v from SavedView v where v.userId = :user and v.id = :id")
@NamedQuery(
    name = "SavedView.ofSomebody",
    query =
        "select v, u.accountId from SavedView v, User u where u.accountId in :accounts"
            + " and v.userId = u.id"
            + " and v.address like '%username=%'")
public class SavedView {

  private static final Pattern USER_NAME = Pattern.compile("(?<=[?&]username=)[^&]+");

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_view_seq")
  @SequenceGenerator(name = "audit_view_seq", sequenceName = "audit_view_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "user_id")
  private long userId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "address")
  private String address;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For JPA. */
  protected SavedView() {}

  SavedView(long userId, String name, String address, Instant now) {
    this.userId = userId;
    this.address = address;
    this.createdAt = now;
    rename(name);
  }

  void rename(String other) {
    name = other;
    nameKey = Values.nameKey(other);
  }

  /** What it asks for with that parameter; empty without it. */
  String asked(String parameter) {
    return Arrays.stream(address.substring(address.indexOf('?') + 1).split("&"))
        .filter(one -> one.startsWith(parameter + "="))
        .map(one -> URLDecoder.decode(one.substring(parameter.length() + 1), UTF_8))
        .findFirst()
        .orElse("");
  }

  /** Asks for a user under another name, if it asks for him under one of these. */
  void ask(String pseudonym, Set<String> nameKeys) {
    address =
        USER_NAME
            .matcher(address)
            .replaceAll(
                asked ->
                    nameKeys.contains(Values.nameKey(URLDecoder.decode(asked.group(), UTF_8)))
                        ? URLEncoder.encode(pseudonym, UTF_8)
                        : Matcher.quoteReplacement(asked.group()));
  }

  KeptView details() {
    return new KeptView(id, name, address);
  }
}
