package org.gatehouse.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.roles.Roles;
import org.jspecify.annotations.Nullable;

/** The people of an account: a list to search and, beside it, one of them with what can be done. */
@Named
@RequestScoped
public class UsersPage {

  private static final int ROWS = 50;

  @Inject Users users;
  @Inject Roles roles;
  @Inject Accounts accounts;
  @Inject CurrentCaller caller;
  @Inject Notices notices;

  private String account = "";
  private String query = "";
  private String after = "";
  private String user = "";
  private @Nullable Slice<UserDetails> slice;
  private @Nullable UserDetails shown;

  /** The users of this page of the list. */
  public List<UserDetails> getRows() {
    return slice().items();
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return slice().next().map(cursor -> address("", cursor)).orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : address("", "");
  }

  /** The address of this page with that user beside the list. */
  public String link(String publicId) {
    return address(publicId, after);
  }

  /** The user beside the list; null for none. */
  public @Nullable UserDetails getShown() {
    if (shown == null && !user.isEmpty()) {
      shown = users.get(user);
    }
    return shown;
  }

  /** The roles that may be given to somebody new. */
  public List<String> getAssignable() {
    return roles.assignable();
  }

  public String disable() {
    users.disable(user);
    return done("users.disabled");
  }

  public String enable() {
    users.enable(user);
    return done("users.enabled");
  }

  public String lock() {
    users.lock(user);
    return done("users.locked");
  }

  public String unlock() {
    users.unlock(user);
    return done("users.unlocked");
  }

  public String getAccount() {
    return account;
  }

  /** Enters the account that an operator looks at; for everybody else there is only his own. */
  public void setAccount(@Nullable String slug) {
    if (slug != null && !slug.isEmpty()) {
      accounts.enter(slug);
      account = slug;
    }
  }

  public String getQuery() {
    return query;
  }

  public void setQuery(@Nullable String query) {
    this.query = query == null ? "" : query;
  }

  public String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = after == null ? "" : after;
  }

  public String getUser() {
    return user;
  }

  public void setUser(@Nullable String user) {
    this.user = user == null ? "" : user;
  }

  private String done(String key) {
    notices.good(key, users.get(user).displayName());
    return "/WEB-INF/pages/users/index.xhtml?faces-redirect=true&includeViewParams=true";
  }

  private Slice<UserDetails> slice() {
    if (slice == null) {
      slice = users.list(query, after, ROWS);
    }
    return slice;
  }

  private String address(String publicId, String cursor) {
    return "?account="
        + encoded(account)
        + "&q="
        + encoded(query)
        + "&after="
        + encoded(cursor)
        + "&user="
        + encoded(publicId);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
