package org.gatehouse.audit.sinks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.jspecify.annotations.Nullable;

/** A sink as people set it up; how far it is stands in its {@link SinkProgress}. */
@Entity
@Table(name = "audit_sink")
@NamedQuery(
    name = "Sink.ofAccount",
    query = "select s from Sink s where s.accountId = :account and s.publicId = :id")
@NamedQuery(
    name = "Sink.all",
    query = "select s from Sink s where s.accountId = :account order by s.id")
public class Sink {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_sink_seq")
  @SequenceGenerator(name = "audit_sink_seq", sequenceName = "audit_sink_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "name")
  private String name;

  @Column(name = "kind")
  private String kind;

  @Column(name = "address")
  private String address;

  @Column(name = "format")
  private String format;

  @Column(name = "certificates")
  private @Nullable String certificates;

  @Column(name = "secret")
  private @Nullable String secret;

  @Column(name = "former_secret")
  private @Nullable String formerSecret;

  @Column(name = "former_until")
  private @Nullable Instant formerUntil;

  @Column(name = "credentials")
  private @Nullable String credentials;

  @Column(name = "paused")
  private boolean paused;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by")
  private String createdBy;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected Sink() {}

  Sink(long accountId, CheckedSink wanted, String createdBy, Instant now) {
    this.accountId = accountId;
    this.publicId = Tokens.id();
    this.createdBy = createdBy;
    this.createdAt = now;
    this.kind = wanted.kind().name();
    change(wanted);
  }

  final void change(CheckedSink wanted) {
    name = wanted.name();
    address = wanted.address().text();
    format = wanted.format().name();
    certificates = wanted.certificates();
  }

  /** Whether it sends to the same place in the same way already; credentials are not compared. */
  boolean sends(CheckedSink wanted) {
    return address.equals(wanted.address().text())
        && format.equals(wanted.format().name())
        && Objects.equals(certificates, wanted.certificates());
  }

  /** What is secret comes encrypted; null for none. */
  void authorize(@Nullable String sealed) {
    credentials = sealed;
  }

  /** From here on it signs with that secret, and with the one before until then. */
  void sign(String sealed, Instant formerEnds) {
    formerSecret = secret;
    formerUntil = secret == null ? null : formerEnds;
    secret = sealed;
  }

  void pause(boolean wanted) {
    paused = wanted;
  }

  long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  String publicId() {
    return publicId;
  }

  String name() {
    return name;
  }

  SinkKind kind() {
    return SinkKind.valueOf(kind);
  }

  SinkFormat format() {
    return SinkFormat.valueOf(format);
  }

  SinkAddress address() {
    return SinkAddress.find(kind(), address).orElseThrow();
  }

  Optional<String> certificates() {
    return Optional.ofNullable(certificates);
  }

  Optional<String> secret() {
    return Optional.ofNullable(secret);
  }

  Optional<String> formerSecret(Instant now) {
    return Optional.ofNullable(formerSecret)
        .filter(known -> formerUntil != null && now.isBefore(formerUntil));
  }

  Optional<String> credentials() {
    return Optional.ofNullable(credentials);
  }

  boolean paused() {
    return paused;
  }

  Instant createdAt() {
    return createdAt;
  }

  String createdBy() {
    return createdBy;
  }
}
