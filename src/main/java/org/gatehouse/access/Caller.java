package org.gatehouse.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling, with what he may do; as the database says at this moment.
 *
 * @param kind how he is known
 * @param account the account that he acts in
 * @param home the account that he belongs to
 * @param userId his user, if he is a person
 * @param userName his user name, or the name of the key, or {@code system}
 * @param language his own language, else the one that his account has chosen
 * @param permissions what he may do in that account
 * @param letInElsewhere whether he may hold a role in another account than his own; no means no
 * @param until when the key that he came with ends, if it does; empty for people
 * @param lent whether whoever made that key had a part of it for a time only
 */
public record Caller(
    Kind kind,
    Account account,
    Account home,
    Optional<Long> userId,
    String userName,
    String displayName,
    String email,
    Optional<String> language,
    Optional<String> zone,
    Set<Permission> permissions,
    boolean letInElsewhere,
    Optional<Instant> until,
    boolean lent) {

  /** How a caller is known. */
  public enum Kind {
    /** Not at all. */
    ANONYMOUS,
    /** A person with a session. */
    USER,
    /** A program with an API key. */
    API_KEY,
    /** The product itself: a timer, or the start. */
    SYSTEM
  }

  /** The account that a caller acts in; id 0 stands for none. */
  public record Account(long id, String slug, String name) {

    /** No account. */
    public static final Account NONE = new Account(0, "", "");

    /** What somebody typed as his name, without this account's short name and colon before it. */
    public String withoutSlug(String typed) {
      return !slug.isEmpty() && typed.strip().startsWith(slug + ":")
          ? typed.strip().substring(slug.length() + 1)
          : typed;
    }
  }

  /** Nobody. */
  public static final Caller ANONYMOUS = unnamed(Kind.ANONYMOUS, "", Set.of());

  /** The product itself, which may do everything. */
  public static final Caller SYSTEM = unnamed(Kind.SYSTEM, "system", Set.of(Permission.values()));

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** A program of the given name, whose key has no end. */
  public static Caller program(String name, Account account, Set<Permission> permissions) {
    return program(name, account, permissions, Optional.empty(), false);
  }

  /** A program of the given name, whose key ends then, and may be lent. */
  public static Caller program(
      String name,
      Account account,
      Set<Permission> permissions,
      Optional<Instant> until,
      boolean lent) {
    return new Caller(
        Kind.API_KEY,
        account,
        account,
        Optional.empty(),
        name,
        name,
        "",
        Optional.empty(),
        Optional.empty(),
        permissions,
        false,
        until,
        lent);
  }

  /** The same caller acting in another account, which somebody has allowed him. */
  public Caller in(Account other) {
    return new Caller(
        kind,
        other,
        home,
        userId,
        userName,
        displayName,
        email,
        language,
        zone,
        permissions,
        letInElsewhere,
        until,
        lent);
  }

  /** What that account calls him: a person of another one has its short name before his own. */
  public String nameIn(long accountId) {
    return kind == Kind.USER && home.id() != accountId ? home.slug() + ":" + userName : userName;
  }

  /** Whether he acts in another account than his own. */
  public boolean elsewhere() {
    return kind == Kind.USER && account.id() != home.id();
  }

  /** Whether he may do that. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  private static Caller unnamed(Kind kind, String name, Set<Permission> permissions) {
    return new Caller(
        kind,
        Account.NONE,
        Account.NONE,
        Optional.empty(),
        name,
        name,
        "",
        Optional.empty(),
        Optional.empty(),
        permissions,
        false,
        Optional.empty(),
        false);
  }
}
