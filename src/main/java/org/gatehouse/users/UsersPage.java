package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.undo.Undos;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.error.Complaints;
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
  private static final int TEAMS_OFFERED = 200;

  @EJB Users users;
  @Inject FactorKinds factors;
  @EJB UserList list;
  @EJB Roles roles;
  @Inject TeamNames teamNames;
  @EJB Accounts accounts;
  @Inject HttpServletRequest request;
  @Inject Notices notices;
  @Inject Undos undos;

  private UserAddress address = new UserAddress(Map.of());
  private @Nullable UserSlice slice;
  private @Nullable UserDetails shown;

  /** Something to choose, with the address that chooses it. */
  public record Choice(String code, String address, boolean chosen) {}

  /** A filter that is set: its name, its value, and the address without it. */
  public record Chip(String filter, String value, String without) {}

  /** Enters the account that an operator looks at; for everybody else there is only his own. */
  @PostConstruct
  void read() {
    address = UserAddress.of(request::getParameter);
    if (!getAccount().isEmpty()) {
      accounts.enter(getAccount());
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
    return slice().older().map(place -> path(address.with("after", place))).orElse("");
  }

  /** The address of the page before; empty for none. */
  public String getNewer() {
    return slice().newer().map(place -> path(address.with("before", place))).orElse("");
  }

  /** The address of this page with that user beside the list. */
  public String link(String publicId) {
    return path(address.beside(publicId));
  }

  /** The user beside the list; null for none. */
  public @Nullable UserDetails getShown() {
    if (shown == null && !address.get("user").isEmpty()) {
      shown = users.get(address.get("user"));
    }
    return shown;
  }

  /** The states to choose from; the first is any. */
  public List<Choice> getStates() {
    return Stream.concat(Stream.of(""), Arrays.stream(Status.values()).map(Status::name))
        .map(
            state ->
                new Choice(
                    state,
                    path(address.with("status", state)),
                    address.get("status").equals(state)))
        .toList();
  }

  /** The filters that are set. */
  public List<Chip> getChips() {
    return UserAddress.FILTERS.stream()
        .filter(name -> !address.get(name).isEmpty())
        .map(name -> new Chip(name, address.get(name), path(address.with(name, ""))))
        .toList();
  }

  /** The roles that may be given to somebody new. */
  public List<String> getAssignable() {
    return roles.assignable();
  }

  /** Teams to narrow the list by; of very many the first, and any other can be typed. */
  public List<String> getTeams() {
    return teamNames.some(TEAMS_OFFERED);
  }

  /** How somebody may have come. */
  public List<String> getOrigins() {
    return Arrays.stream(Origin.values()).map(Origin::name).toList();
  }

  /** How long ago somebody may have been here. */
  public List<String> getSeens() {
    return Arrays.stream(Seen.values()).map(Seen::code).toList();
  }

  /** What second factor somebody may have. */
  public List<String> getFactors() {
    return factors.all();
  }

  public void disable() {
    stopped("users.disabled", UserEvent.Deed.DISABLE, users.disable(address.get("user")));
  }

  public void enable() {
    users.enable(address.get("user"));
    told("users.enabled", "");
  }

  public void lock() {
    stopped("users.locked", UserEvent.Deed.LOCK, users.lock(address.get("user")));
  }

  public void unlock() {
    users.unlock(address.get("user"));
    told("users.unlocked", "");
  }

  /** The id or name of the user beside the list; empty for none. */
  public String getUser() {
    return address.get("user");
  }

  public String getAccount() {
    return address.get(UserAddress.ACCOUNT);
  }

  /** What the page shows, to be carried along. */
  public UserAddress getAddress() {
    return address;
  }

  /** Operators, who look at the accounts of others, take back by hand. */
  private void stopped(String key, UserEvent.Deed deed, Optional<Stopped> stopped) {
    String user = users.get(address.get("user")).publicId();
    told(
        key,
        stopped
            .filter(done -> getAccount().isEmpty())
            .map(done -> StateUndo.arguments(deed, user, done))
            .map(undo -> undos.offer(StateUndo.KIND, panel(), undo))
            .orElse(""));
  }

  private void told(String key, String undo) {
    notices.undoable(undo, key, users.get(address.get("user")).displayName());
    Redirect.to(panel());
  }

  private String panel() {
    return "/users" + address.query() + "#user";
  }

  private UserSlice slice() {
    if (slice == null) {
      Complaints complaints = new Complaints();
      UserFilter filter = address.filter(complaints);
      complaints.refuse();
      String before = address.get("before");
      slice =
          before.isEmpty()
              ? list.after(filter, address.get("after"), ROWS)
              : list.before(filter, before, ROWS);
    }
    return slice;
  }

  private String path(UserAddress to) {
    return request.getContextPath() + "/users" + to.query();
  }
}
