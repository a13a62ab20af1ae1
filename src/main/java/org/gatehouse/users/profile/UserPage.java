package org.gatehouse.users.profile;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.undo.Undos;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.Departures;
import org.gatehouse.users.EmailChanges;
import org.gatehouse.users.OpenInvitation;
import org.gatehouse.users.OpenInvitations;
import org.gatehouse.users.PasswordRestores;
import org.gatehouse.users.PersonChange;
import org.gatehouse.users.StateUndo;
import org.gatehouse.users.Stopped;
import org.gatehouse.users.UserDetails;
import org.gatehouse.users.UserEvent;
import org.gatehouse.users.UserSessions;
import org.gatehouse.users.Users;
import org.jspecify.annotations.Nullable;

/** One person as the account manager sees him. */
@Named
@RequestScoped
public class UserPage {

  @EJB Users users;
  @EJB Departures departures;
  @EJB UserSessions sessions;
  @EJB OpenInvitations invitations;
  @EJB PasswordRestores passwords;
  @EJB EmailChanges emails;
  @EJB Accounts accounts;
  @Inject Notices notices;
  @Inject Undos undos;
  @Inject ShownField field;
  @Inject HttpServletRequest request;

  private final PersonFields fields = new PersonFields();
  private String account = "";
  private String user = "";
  private @Nullable UserDetails shown;
  private @Nullable String email;
  private @Nullable String confirm;
  private @Nullable List<SessionRow> rows;

  /** Enters the account that an operator looks at, and reads who is meant. */
  @PostConstruct
  void read() {
    account = Objects.toString(request.getParameter("account"), "");
    user = Objects.toString(request.getParameter("user"), "");
    if (!account.isEmpty()) {
      accounts.enter(account);
    }
    shown = users.get(user);
    fields.fill(shown);
  }

  /** Who is not there is a page of its own. */
  public void open() {
    getShown();
  }

  public void save() {
    PersonChange wanted = fields.change();
    UserDetails present = Objects.requireNonNull(shown);
    if (field.overtaken(PersonChange.of(present).shown())) {
      fields.fill(present);
    }
    users.update(user, wanted, field.sent());
    done("users.saved");
  }

  public void changeEmail() {
    users.changeEmail(user, email);
    done("users.email.asked");
  }

  /** Ends the session that the pressed button's form names. */
  public void end() {
    sessions.end(user, SessionRow.named(request));
    done("users.session.ended");
  }

  public void endAll() {
    sessions.endAll(user);
    done("users.sessions.ended");
  }

  public void disable() {
    stopped("users.disabled", UserEvent.Deed.DISABLE, users.disable(user));
  }

  public void enable() {
    users.enable(user);
    done("users.enabled");
  }

  public void lock() {
    stopped("users.locked", UserEvent.Deed.LOCK, users.lock(user));
  }

  public void unlock() {
    users.unlock(user);
    done("users.unlocked");
  }

  /** Mails him the way to a new password. */
  public void resetPassword() {
    passwords.restore(user);
    done("users.reset.sent");
  }

  public void invite() {
    invitations.resend(user);
    done("users.invitation.resent");
  }

  public void uninvite() {
    invitations.revoke(user);
    done("users.invitation.revoked");
  }

  /** Deletes him, whose user name was typed. */
  public void delete() {
    departures.delete(user, confirm);
    notices.good("users.deleted");
    Redirect.to("/users" + with("?"));
  }

  public @Nullable String getConfirm() {
    return confirm;
  }

  public void setConfirm(@Nullable String confirm) {
    this.confirm = confirm;
  }

  public @Nullable UserDetails getShown() {
    return shown;
  }

  /** The data that the form began with. */
  public String getToken() {
    return field.next(PersonChange.of(Objects.requireNonNull(shown)).shown());
  }

  public List<SessionRow> getSessions() {
    if (rows == null) {
      rows = sessions.list(user).stream().map(SessionRow::of).toList();
    }
    return rows;
  }

  /** The open invitation; null for none. */
  public @Nullable OpenInvitation getInvitation() {
    return shown == null ? null : invitations.find(shown.publicId()).orElse(null);
  }

  /** The address that waits for being confirmed; empty for none. */
  public String getWaiting() {
    return shown == null ? "" : emails.findWaiting(shown.id()).orElse("");
  }

  /** What he did, in the audit log. */
  public String getLog() {
    String name = shown == null ? "" : shown.username();
    return request.getContextPath() + "/audit?username=" + encoded(name) + with("&");
  }

  /** The list that he stands in. */
  public String getList() {
    return request.getContextPath() + "/users" + with("?");
  }

  public PersonFields getFields() {
    return fields;
  }

  public List<String> getZones() {
    return fields.zones();
  }

  public String getAccount() {
    return account;
  }

  public String getUser() {
    return user;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  private void done(String key) {
    done("", key);
  }

  /** Operators, who look at the accounts of others, take back by hand. */
  private void stopped(String key, UserEvent.Deed deed, Optional<Stopped> stopped) {
    String undo =
        stopped
            .filter(done -> account.isEmpty())
            .map(done -> undos.offer(StateUndo.KIND, path(), StateUndo.arguments(deed, user, done)))
            .orElse("");
    done(undo, key);
  }

  private void done(String undo, String key) {
    notices.undoable(undo, key, shown == null ? "" : shown.displayName());
    Redirect.to(path());
  }

  private String path() {
    return "/users/profile?user=" + encoded(user) + with("&");
  }

  private String with(String sign) {
    return account.isEmpty() ? "" : sign + "account=" + encoded(account);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
