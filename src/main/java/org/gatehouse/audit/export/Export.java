package org.gatehouse.audit.export;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.gatehouse.access.Caller;
import org.gatehouse.trail.Values;
import org.jspecify.annotations.Nullable;

/** An export under way, or one that ended a while ago; the log itself keeps that it happened. */
@Entity
@Table(name = "audit_export")
@NamedQuery(
    name = "Export.ofOwner",
    query =
        "select count(x) from Export x where x.owner = :owner and x.state in ('WAITING', 'RUNNING')"
            + " and x.touchedAt > :alive")
@NamedQuery(
    name = "Export.ofAccount",
    query =
        "select count(x) from Export x where x.accountId = :account"
            + " and x.state in ('WAITING', 'RUNNING') and x.touchedAt > :alive")
@NamedQuery(
    name = "Export.packing",
    query =
        "select distinct x.accountId from Export x where x.state = 'RUNNING'"
            + " and x.format in ('EVIDENCE', 'PROOFS') and x.touchedAt > :alive")
@NamedQuery(
    name = "Export.overtaken",
    query =
        "update Export x set x.state = 'CANCELLED', x.reason = :reason, x.touchedAt = :now"
            + " where x.accountId = :account and x.state = 'RUNNING' and x.format in :formats")
@NamedQuery(
    name = "Export.get",
    query = "select x from Export x where x.id = :id and x.owner = :owner")
@NamedQuery(
    name = "Export.start",
    query =
        "update Export x set x.state = 'RUNNING', x.filter = :filter, x.touchedAt = :now"
            + " where x.id = :id and x.owner = :owner and x.format = :format and x.accountId = :account"
            + " and x.state = 'WAITING'")
@NamedQuery(
    name = "Export.progress",
    query =
        "update Export x set x.written = :rows, x.touchedAt = :now where x.id = :id"
            + " and x.state = 'RUNNING'")
@NamedQuery(
    name = "Export.end",
    query =
        "update Export x set x.state = :state, x.written = :rows, x.reason = :reason,"
            + " x.touchedAt = :now where x.id = :id and x.state in :from")
@NamedQuery(
    name = "Export.abandoned",
    query =
        "select x from Export x where x.state in ('WAITING', 'RUNNING') and x.touchedAt < :since")
@NamedQuery(
    name = "Export.forget",
    query =
        "delete from Export x where x.state not in ('WAITING', 'RUNNING') and x.touchedAt < :since")
public class Export {

  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "owner")
  private String owner;

  @Column(name = "username")
  private String userName;

  @Column(name = "format")
  private String format;

  @Column(name = "filter_words")
  private String filter;

  @Column(name = "expected")
  private @Nullable Long expected;

  @Column(name = "row_count")
  private long written;

  @Column(name = "state")
  private String state;

  @Column(name = "reason")
  private String reason;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "touched_at")
  private Instant touchedAt;

  /** For JPA. */
  protected Export() {}

  Export(String id, Owner owner, NewExport wanted, Instant now) {
    this.id = id;
    this.accountId = owner.accountId();
    this.owner = owner.key();
    this.userName = owner.userName();
    this.format = wanted.format().name();
    this.filter = wanted.filter();
    this.expected = wanted.expected().isPresent() ? (long) wanted.expected().getAsInt() : null;
    this.state = ExportState.WAITING.name();
    this.reason = "";
    this.startedAt = now;
    this.touchedAt = now;
  }

  /**
   * Who exports: the same key on every node.
   *
   * @param userName what the account that he exports from calls him
   */
  record Owner(long accountId, String key, String userName) {

    private static final int LONGEST_NAME = 255;

    /** A program's name says who it is in its account only: others may have the same. */
    static Owner of(Caller who, long accountId) {
      String name =
          who.userId().map(Objects::toString).orElseGet(() -> accountId + ":" + who.userName());
      return new Owner(
          accountId, who.kind() + ":" + name, Values.fitting(who.nameIn(accountId), LONGEST_NAME));
    }
  }

  ExportProgress progress() {
    return new ExportProgress(ExportState.valueOf(state), written, expected, reason);
  }

  /** Nothing of a PDF leaves before its end, however many rows were written. */
  ExportEvent.Failed failed(long rows, String why) {
    long out = format.equals(ExportFormat.PDF.name()) ? 0 : rows;
    return new ExportEvent.Failed(accountId, userName, format, out, filter, why);
  }

  ExportEvent.Completed completed(long rows) {
    return new ExportEvent.Completed(accountId, userName, format, rows, filter);
  }

  String id() {
    return id;
  }
}
