package org.gatehouse.sso.metadata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.sso.connection.Certificates;
import org.jspecify.annotations.Nullable;

/** Where an account's identity provider publishes what it is, and the last good copy of that. */
@Entity
@Table(name = "sso_metadata_source")
@NamedQuery(
    name = "MetadataSource.due",
    query = "select s.accountId from MetadataSource s where s.nextAt <= :now order by s.nextAt")
public class MetadataSource {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int DOUBLINGS = 5;

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "url")
  private String url;

  @Column(name = "keep_current")
  private boolean keepCurrent;

  @Column(name = "entity_id")
  private String entityId;

  @Column(name = "certificates")
  private String certificates;

  @Column(name = "sso_url")
  private String ssoUrl;

  @Column(name = "fetched_at")
  private Instant fetchedAt;

  @Column(name = "next_at")
  private Instant nextAt;

  @Column(name = "failures")
  private int failures;

  @Column(name = "failed_at")
  private @Nullable Instant failedAt;

  @Column(name = "failure")
  private @Nullable String failure;

  @Column(name = "failure_status")
  private int failureStatus;

  @Column(name = "news_look")
  private @Nullable String newsLook;

  @Column(name = "news_hash")
  private @Nullable String newsHash;

  /** For JPA. */
  protected MetadataSource() {}

  MetadataSource(long accountId) {
    this.accountId = accountId;
  }

  /** From now on it is fetched there, beginning with what was found. */
  void follow(DraftSource draft, Instant now) {
    url = draft.url();
    keepCurrent = draft.keepCurrent();
    entityId = draft.entityId();
    ssoUrl = draft.ssoUrl();
    certificates = draft.certificates();
    forgetNews();
    fetched(draft.foundAt(), now);
  }

  void keepCurrent(boolean keep) {
    keepCurrent = keep;
  }

  /** Whether it is the same provider at the same address as then. */
  boolean isStill(SourceDetails then) {
    return url.equals(then.url()) && entityId.equals(then.entityId());
  }

  /** Nobody else fetches it before then. */
  void claim(Instant until) {
    nextAt = until;
  }

  /** It came, and is what it was but for certificates. */
  void arrived(String pem, Instant now) {
    certificates = pem;
    forgetNews();
    fetched(now, now);
  }

  /** It came, and is something else; true if nobody was told of exactly this. */
  boolean differs(@Nullable String look, String hash, Instant now) {
    boolean fresh = !hash.equals(newsHash);
    newsLook = look;
    newsHash = hash;
    fetched(now, now);
    return fresh;
  }

  /** Whether somebody was told of exactly this and wants to leave everything as it is. */
  boolean ignores(String hash) {
    return newsLook == null && hash.equals(newsHash);
  }

  /** It came, and is what somebody wants to hear no more of. */
  void ignored(Instant now) {
    fetched(now, now);
  }

  /** Shows nothing of it any more, as long as it says the same. */
  void ignoreNews() {
    newsLook = null;
  }

  /** Asks again later, and later each time, once a day at least. */
  void failed(String key, int status, Instant now) {
    Duration pause = Duration.ofHours(1L << Math.min(failures, DOUBLINGS));
    failures++;
    failedAt = now;
    failure = key;
    failureStatus = status;
    nextAt = now.plus(pause.compareTo(DAY) > 0 ? DAY : pause);
  }

  private void fetched(Instant when, Instant now) {
    fetchedAt = when;
    nextAt = now.plus(DAY);
    failures = 0;
    failedAt = null;
    failure = null;
    failureStatus = 0;
  }

  final void forgetNews() {
    newsLook = null;
    newsHash = null;
  }

  long accountId() {
    return accountId;
  }

  Instant nextAt() {
    return nextAt;
  }

  SourceDetails details() {
    return new SourceDetails(
        url,
        keepCurrent,
        entityId,
        ssoUrl,
        Certificates.stored(certificates),
        fetchedAt,
        nextAt,
        failedAt,
        failure,
        failureStatus,
        newsLook);
  }
}
