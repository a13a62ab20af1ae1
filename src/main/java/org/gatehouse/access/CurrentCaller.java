package org.gatehouse.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.error.BusinessException;

/**
 * The caller of this request, and from where he calls; anonymous until {@link AccessFilter} or a
 * sign-in says more.
 *
 * <p>Outside a request, in a timer or at the start, nobody sets it: {@link #actAs} names the
 * product itself there.
 */
@Named("caller")
@RequestScoped
public class CurrentCaller {

  private Caller caller = Caller.ANONYMOUS;
  private Origin origin = Origin.NONE;
  private Host host = Host.PLATFORM;
  private boolean changing;

  /**
   * Where a request comes from: the client's address, what its browser calls itself, and the id
   * that the request has in logs; all empty for a timer.
   */
  public record Origin(String address, String userAgent, String requestId) {

    static final Origin NONE = new Origin("", "", "");
  }

  /**
   * To which host a request came.
   *
   * @param name in ASCII; empty for the platform's own
   * @param owner the account whose own host it is
   */
  public record Host(String name, Caller.Account owner) {

    /** The platform's own, which is no account's. */
    public static final Host PLATFORM = new Host("", Caller.Account.NONE);

    /** Whether it is an account's own. */
    public boolean own() {
      return owner.id() != 0;
    }
  }

  /** The caller. */
  public Caller get() {
    return caller;
  }

  /** From where he calls. */
  public Origin origin() {
    return origin;
  }

  /** To which host he came. */
  public Host host() {
    return host;
  }

  /** Whether the request may change anything, by its method. */
  public boolean changing() {
    return changing;
  }

  /** The id of the account that he acts in; every service takes the account from here. */
  public long accountId() {
    if (caller.account().id() == 0) {
      throw BusinessException.forbidden();
    }
    return caller.account().id();
  }

  /**
   * From here on this is the caller: for the filter, for sign-ins and for the product's own work.
   */
  public void actAs(Caller other) {
    caller = other;
  }

  /** From here on he acts in that account; whoever calls this has checked that he may. */
  public void enter(Caller.Account account) {
    caller = caller.in(account);
  }

  void comesFrom(Origin where) {
    origin = where;
  }

  void changes(boolean may) {
    changing = may;
  }

  void cameTo(Host where) {
    host = where;
  }

  /** Refuses a caller who lacks the permission. */
  public void require(Permission permission) {
    if (!caller.may(permission)) {
      throw BusinessException.forbidden();
    }
  }

  // What pages ask.

  public boolean isSignedIn() {
    return caller.kind() == Caller.Kind.USER;
  }

  public String getUserName() {
    return caller.userName();
  }

  public String getDisplayName() {
    return caller.displayName();
  }

  public String getEmail() {
    return caller.email();
  }

  public String getAccountName() {
    return caller.account().name();
  }

  public String getAccountSlug() {
    return caller.account().slug();
  }

  /** Whether he came to the own host of an account. */
  public boolean isAtOwnHost() {
    return host.own();
  }

  /** Whether he acts in another account than his own. */
  public boolean isElsewhere() {
    return caller.elsewhere();
  }

  public String getHomeName() {
    return caller.home().name();
  }

  public String getHomeSlug() {
    return caller.home().slug();
  }

  /** At most two letters that stand for him. */
  public String getInitials() {
    StringBuilder initials = new StringBuilder();
    for (String word : caller.displayName().strip().split("[\\s._@-]+")) {
      if (!word.isEmpty() && initials.codePointCount(0, initials.length()) < 2) {
        initials.appendCodePoint(word.codePointAt(0));
      }
    }
    return initials.toString().toUpperCase(Locale.ROOT);
  }

  /** Whether he has the permission of that name; an unknown name is none. */
  public boolean may(String code) {
    Optional<Permission> permission = Permission.find(code);
    return permission.isPresent() && caller.may(permission.get());
  }
}
