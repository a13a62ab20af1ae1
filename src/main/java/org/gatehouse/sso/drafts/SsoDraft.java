package org.gatehouse.sso.drafts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account prepares; it has one at most. */
@Entity
@Table(name = "sso_draft")
@NamedQuery(
    name = "SsoDraft.rename",
    query =
        "update SsoDraft d set d.savedBy = :other"
            + " where (d.accountId = :account and d.savedBy = :name)"
            + " or (d.accountId <> :account and d.savedBy = :strange)")
public class SsoDraft {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "terms")
  private String terms;

  @Column(name = "source")
  private @Nullable String source;

  @Column(name = "saved_at")
  private Instant savedAt;

  @Column(name = "saved_by")
  private String savedBy;

  /** Never one that a draft of the account had before, whatever has become of it. */
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected SsoDraft() {}

  SsoDraft(long accountId) {
    this.accountId = accountId;
  }

  void save(
      Map<String, String> values,
      Map<String, String> from,
      String who,
      Instant now,
      long nextVersion) {
    version = nextVersion;
    terms = TermsText.write(values);
    source = from.isEmpty() ? null : TermsText.write(from);
    savedBy = who;
    savedAt = now;
  }

  SavedDraft details() {
    Map<String, String> from = source == null ? Map.of() : TermsText.read(source);
    return new SavedDraft(TermsText.read(terms), from, savedAt, savedBy, version);
  }

  long version() {
    return version;
  }
}
