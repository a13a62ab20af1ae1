package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.roles.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The people of an account: a list to search and, beside it, one of them with what can be done.
 *
 * <p>What it shows stands in the address, and its forms carry it along: it must be known before a
 * post is decoded, which a {@code f:viewParam} is not.
 */
@Named
@RequestScoped
public class UsersPage {

  private static final int ROWS = 50;

  @Inject Users users;
  @Inject Roles roles;
  @Inject Accounts accounts;
  @Inject HttpServletRequest request;
  @Inject Notices notices;

  private String account = "";
  private String query = "";
  private String after = "";
  private String user = "";
  private @Nullable Slice<UserDetails> slice;
  private @Nullable UserDetails shown;

  /** Enters the account that an operator looks at; for everybody else there is only his own. */
  @PostConstruct
  void read() {
    account = parameter("account");
    query = parameter("q");
    after = parameter("after");
    user = parameter("user");
    if (!account.isEmpty()) {
      accounts.enter(account);
    }
  }

  /**
   * Looks everything up before anything is shown, so that what is not there is a page of its own.
   */
  public void open() {
    slice();
    getShown();
  }

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

  public void disable() {
    users.disable(user);
    done("users.disabled");
  }

  public void enable() {
    users.enable(user);
    done("users.enabled");
  }

  public void lock() {
    users.lock(user);
    done("users.locked");
  }

  public void unlock() {
    users.unlock(user);
    done("users.unlocked");
  }

  public String getAccount() {
    return account;
  }

  public String getQuery() {
    return query;
  }

  public String getAfter() {
    return after;
  }

  public String getUser() {
    return user;
  }

  private void done(String key) {
    notices.good(key, users.get(user).displayName());
    Redirect.to("/users" + link(user) + "#user");
  }

  private Slice<UserDetails> slice() {
    if (slice == null) {
      slice = users.list(query, after, ROWS);
    }
    return slice;
  }

  private String address(String publicId, String cursor) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("account", account);
    parameters.put("q", query);
    parameters.put("after", cursor);
    parameters.put("user", publicId);
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(
            parameter ->
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "");
  }
}
