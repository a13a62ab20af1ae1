package org.gatehouse.sso.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key pair of ours beside the one in use. */
@Entity
@Table(name = "sso_key")
@NamedQuery(
    name = "SpareKey.ofAccount",
    query = "select k from SpareKey k where k.accountId = :account order by k.since")
@NamedQuery(
    name = "SpareKey.remove",
    query = "delete from SpareKey k where k.accountId = :account and k.state = :state")
public class SpareKey {

  /** What it is there for. */
  public enum State {
    /** Our metadata names it; it will take the place of the one in use. */
    NEXT,
    /** The one in use has taken its place; what is encrypted for it is still read. */
    FORMER
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sso_key_seq")
  @SequenceGenerator(name = "sso_key_seq", sequenceName = "sso_key_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "sp_key")
  private String spKey;

  @Column(name = "sp_certificate")
  private String spCertificate;

  @Column(name = "since")
  private Instant since;

  /** For JPA. */
  protected SpareKey() {}

  SpareKey(long accountId, State state, SealedKey key, Instant since) {
    this.accountId = accountId;
    this.state = state;
    this.spKey = key.encryptedKey();
    this.spCertificate = key.certificate();
    this.since = since;
  }

  public State state() {
    return state;
  }

  public SealedKey key() {
    return new SealedKey(spKey, spCertificate);
  }

  public Instant since() {
    return since;
  }
}
