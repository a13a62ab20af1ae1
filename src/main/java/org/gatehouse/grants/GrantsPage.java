package org.gatehouse.grants;

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
import org.gatehouse.access.Caller;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.roles.HeldRole;
import org.gatehouse.roles.TickedRoles;
import org.gatehouse.roles.WantedRole;
import org.jspecify.annotations.Nullable;

/** Who of the account is let into which accounts below, and one of them to be changed. */
@Named
@RequestScoped
public class GrantsPage {

  private static final int ROWS = 50;

  @EJB Grants grants;
  @Inject TickedRoles ticked;
  @Inject HttpServletRequest request;
  @Inject Notices notices;

  private String user = "";
  private String sub = "";
  private String find = "";
  private String after = "";
  private List<Grantee> found = List.of();
  private @Nullable GrantDetails shown;
  private @Nullable Slice<GrantDetails> slice;

  @PostConstruct
  void read() {
    user = Objects.toString(request.getParameter("user"), "").strip();
    sub = Objects.toString(request.getParameter("sub"), "");
    after = Objects.toString(request.getParameter("after"), "");
    find = Objects.toString(request.getParameter("find"), "").strip();
    if (!user.isEmpty() && !sub.isEmpty()) {
      shown = grants.get(user, sub);
    } else if (!find.isEmpty() && !sub.isEmpty()) {
      found = grants.people(find);
    }
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    slice();
  }

  /** Saves the ticked roles with their ends. */
  public void save() {
    List<HeldRole> before = Objects.requireNonNull(shown).roles();
    List<WantedRole> wanted = ticked.wanted(before);
    GrantDetails saved = grants.set(user, sub, wanted, ticked.seen(before));
    notices.good("grants.saved", saved.displayName(), saved.subName());
    Redirect.to("/grants");
  }

  public List<GrantDetails> getRows() {
    return slice().items();
  }

  public List<Caller.Account> getSubs() {
    return grants.subs();
  }

  public List<TickedRoles.Choice> getChoices() {
    return ticked.choices(grants.offered(sub), Objects.requireNonNull(shown).roles());
  }

  /** The roles that the form began with. */
  public String getToken() {
    return ticked.shown(Objects.requireNonNull(shown).roles());
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    return slice()
        .next()
        .map(cursor -> "?after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8))
        .orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : "?";
  }

  public @Nullable GrantDetails getShown() {
    return shown;
  }

  /** What somebody is looked for by. */
  public String getFind() {
    return find;
  }

  /** Who may be meant. */
  public List<Grantee> getFound() {
    return found;
  }

  public String getUser() {
    return user;
  }

  public String getSub() {
    return sub;
  }

  private Slice<GrantDetails> slice() {
    if (slice == null) {
      slice = grants.list(after, ROWS);
    }
    return slice;
  }
}
