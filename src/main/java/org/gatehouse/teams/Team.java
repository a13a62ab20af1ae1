package org.gatehouse.teams;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;

/** A team of an account; its name is kept as it was given and compared without case. */
@Entity
@Table(name = "team")
public class Team {

  static final int LONGEST_NAME = 255;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "team_seq")
  @SequenceGenerator(name = "team_seq", sequenceName = "team_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "name")
  private String name;

  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "origin")
  @Enumerated(EnumType.STRING)
  private Origin origin;

  /** Whether it was a group before the sync was switched off, and has the same name still. */
  @Column(name = "former_sso")
  private boolean formerSso;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected Team() {}

  Team(long accountId, String name, Origin origin, Instant now) {
    this.publicId = Tokens.id();
    this.accountId = accountId;
    this.name = name;
    this.nameKey = key(name);
    this.origin = origin;
    this.createdAt = now;
  }

  /** What two names have in common when they count as equal. */
  static String key(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** CONFLICT for a team that has the name of a group. */
  void rename(String newName) {
    if (!newName.equals(name)) {
      requireManual("teams.sso.rename");
      name = newName;
      nameKey = key(newName);
      formerSso = false;
    }
  }

  /** CONFLICT for a team whose members the identity provider chooses. */
  void requireOwnMembers() {
    requireManual("teams.sso.members");
  }

  /** CONFLICT for a team that the next sign-in would make again. */
  void requireDeletable() {
    requireManual("teams.sso.delete");
  }

  /** Lets the groups of the identity provider choose its members from now on. */
  void follow() {
    requireManual("teams.convert.already");
    origin = Origin.SSO;
    formerSso = false;
  }

  private void requireManual(String otherwise) {
    if (origin != Origin.MANUAL) {
      throw BusinessException.of(Kind.CONFLICT, otherwise);
    }
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

  String nameKey() {
    return nameKey;
  }

  Origin origin() {
    return origin;
  }

  Instant createdAt() {
    return createdAt;
  }

  long version() {
    return version;
  }
}
