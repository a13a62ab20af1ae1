package org.gatehouse.audit.sinks;

import org.jspecify.annotations.Nullable;

/** The inputs of a sink's form; what was secret is never shown again. */
public final class SinkFields {

  private @Nullable String name;
  private @Nullable String kind = SinkKind.WEBHOOK.name();
  private @Nullable String address;
  private @Nullable String format = SinkFormat.JSON.name();
  private @Nullable String certificates;
  private @Nullable String credentials;
  private boolean forget;

  /** Fills them with what a sink is. */
  void show(SinkDetails sink) {
    name = sink.name();
    kind = sink.kind().name();
    address = sink.address();
    format = sink.format().name();
    certificates = sink.certificates();
  }

  /** What somebody wants; an empty field of credentials leaves them as they are. */
  SinkForm wanted() {
    boolean typed = credentials != null && !credentials.isBlank();
    boolean stream = SinkKind.SYSLOG.name().equals(kind);
    return new SinkForm(
        name,
        kind,
        address,
        stream ? format : null,
        certificates,
        typed ? credentials : forget ? "" : null);
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind;
  }

  public @Nullable String getAddress() {
    return address;
  }

  public void setAddress(@Nullable String address) {
    this.address = address;
  }

  public @Nullable String getFormat() {
    return format;
  }

  public void setFormat(@Nullable String format) {
    this.format = format;
  }

  public @Nullable String getCertificates() {
    return certificates;
  }

  public void setCertificates(@Nullable String certificates) {
    this.certificates = certificates;
  }

  public @Nullable String getCredentials() {
    return credentials;
  }

  public void setCredentials(@Nullable String credentials) {
    this.credentials = credentials;
  }

  public boolean isForget() {
    return forget;
  }

  public void setForget(boolean forget) {
    this.forget = forget;
  }
}
