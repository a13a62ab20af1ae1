package org.gatehouse.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.messaging.OutboxRows;
import org.jspecify.annotations.Nullable;

/** Where everybody lands: who he is, what he may do, and how his account signs in. */
@Named
@RequestScoped
public class HomePage {

  private static final List<Task> TASKS =
      List.of(
          new Task("audit:read", "audit", "audit"),
          new Task("users:manage", "users", "users"),
          new Task("teams:manage", "teams", "team"),
          new Task("roles:manage", "roles", "role"),
          new Task("roles:manage", "rights", "eye"),
          new Task("sso:manage", "sso", "sso"),
          new Task("policy:manage", "policy", "policy"),
          new Task("branding:manage", "branding", "brand"),
          new Task("apikeys:manage", "apikeys", "key"),
          new Task("accounts:operate", "accounts", "accounts"));

  @Inject CurrentCaller caller;
  @Inject Accounts accounts;
  @Inject OutboxRows outbox;

  private @Nullable String otherWayIn;

  /** What somebody may do: the permission that it takes, the path of its page, its icon. */
  public record Task(String permission, String path, String icon) {

    /** The key of the sentence about it. */
    public String text() {
      return "home.task." + path;
    }
  }

  /** What the caller may do. */
  public List<Task> getTasks() {
    return TASKS.stream().filter(task -> caller.may(task.permission())).toList();
  }

  /** How many mails and text messages are late; nobody but operators is told. */
  public long getLate() {
    return caller.may("accounts:operate") ? outbox.late() : 0;
  }

  /** Where the account's people sign in when not with a password; empty for with one. */
  public String getOtherWayIn() {
    String known = otherWayIn;
    if (known == null) {
      // The page asks more than once.
      known = accounts.findOtherWayIn(caller.accountId()).orElse("");
      otherWayIn = known;
    }
    return known;
  }
}
