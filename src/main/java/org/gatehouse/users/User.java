package org.gatehouse.users;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.trail.Values;
import org.jspecify.annotations.Nullable;

/** A person of an account. */
@Entity
@Table(name = "app_user")
public class User extends Reachable {

  private static final int LONGEST_SEARCH_KEY = 2_000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_user_seq")
  @SequenceGenerator(name = "app_user_seq", sequenceName = "app_user_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "username")
  private String username;

  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "email")
  private String email;

  @Column(name = "email_key")
  private String emailKey;

  @Column(name = "first_name")
  private @Nullable String firstName;

  @Column(name = "last_name")
  private @Nullable String lastName;

  @Column(name = "language")
  private @Nullable String language;

  @Column(name = "zone")
  private @Nullable String zone;

  @Column(name = "search_key")
  private String searchKey;

  @Column(name = "origin")
  @Enumerated(EnumType.STRING)
  private Origin origin;

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  @Column(name = "password_changed_at")
  private @Nullable Instant passwordChangedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_sign_in_at")
  private @Nullable Instant lastSignInAt;

  /** Of {@link #lastSignInAt}, in UTC; the database writes it. It is what an index holds. */
  @Column(name = "last_sign_in_day", insertable = false, updatable = false)
  private @Nullable LocalDate lastSignInDay;

  @Version
  @Column(name = "version")
  private long version;

  /** For JPA. */
  protected User() {}

  User(long accountId, CheckedUser checked, Origin origin, Instant now) {
    this.publicId = Tokens.id();
    this.accountId = accountId;
    this.username = checked.username();
    this.usernameKey = Identifiers.key(checked.username());
    this.email = checked.email();
    this.emailKey = Identifiers.key(checked.email());
    this.firstName = checked.firstName();
    this.lastName = checked.lastName();
    mobile(checked.mobile());
    this.language = checked.language();
    this.origin = origin;
    this.createdAt = now;
    this.searchKey = searchable();
  }

  void password(String hash, Instant now) {
    passwordHash = hash;
    passwordChangedAt = now;
  }

  /** What is his to choose; an address changes by being confirmed, a user name never. */
  void person(CheckedPerson person) {
    firstName = person.firstName();
    lastName = person.lastName();
    mobile(person.mobile());
    language = person.language();
    zone = person.zone();
    searchKey = searchable();
  }

  void language(String tag) {
    language = tag;
  }

  void email(String address) {
    email = address;
    emailKey = Identifiers.key(address);
    searchKey = searchable();
  }

  long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  String username() {
    return username;
  }

  String usernameKey() {
    return usernameKey;
  }

  String email() {
    return email;
  }

  Optional<String> language() {
    return Optional.ofNullable(language);
  }

  Optional<String> zone() {
    return Optional.ofNullable(zone);
  }

  /** Since when he is away: his last sign-in, or that he was made or enabled again. */
  Instant awaySince() {
    return lastOf(createdAt, lastSignInAt);
  }

  /** First and last name, or the user name while there is neither. */
  String displayName() {
    return UserDetails.displayName(firstName, lastName, username);
  }

  CheckedPerson person() {
    return new CheckedPerson(firstName, lastName, mobile(), language, zone);
  }

  UserEvent.Subject subject() {
    return new UserEvent.Subject(username, email);
  }

  Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  PasswordLink passwordLink(boolean again, AccountDetails account) {
    return new PasswordLink(
        again, id, displayName(), username, account.name(), account.slug() + ":" + username);
  }

  PasswordOwner passwordOwner(AccountDetails account) {
    return new PasswordOwner(username, email, account.name(), account.slug());
  }

  SignInUser forSignIn() {
    return forSignIn(false);
  }

  /** The same, where a rule of the account may keep him out that nobody has applied yet. */
  SignInUser forSignIn(boolean stopped) {
    return new SignInUser(
        id,
        accountId,
        username,
        displayName(),
        email,
        Optional.ofNullable(language),
        Optional.ofNullable(passwordHash),
        Optional.ofNullable(passwordChangedAt),
        disabled() || stopped,
        locked(),
        lockedByHand(),
        awaited(),
        lastSignInAt != null,
        Optional.ofNullable(zone));
  }

  UserDetails details(List<String> roles, List<TeamPlace> places) {
    return new UserDetails(
        id,
        publicId,
        username,
        email,
        firstName,
        lastName,
        mobile(),
        mobileVerified(),
        language,
        Status.of(disabled(), locked(), awaited()),
        disabled(),
        locked(),
        origin,
        passwordHash != null,
        roles,
        places,
        createdAt,
        lastSignInAt,
        zone,
        disabling(),
        locking());
  }

  private String searchable() {
    String all = username + ' ' + email + ' ' + displayName();
    String key = Values.searchable(all);
    return key.substring(0, Math.min(key.length(), LONGEST_SEARCH_KEY));
  }
}
