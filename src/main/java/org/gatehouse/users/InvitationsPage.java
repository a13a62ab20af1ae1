package org.gatehouse.users;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.persistence.Slice;
import org.jspecify.annotations.Nullable;

/** The invitations that nobody has accepted yet: send again, take back. */
@Named
@RequestScoped
public class InvitationsPage {

  private static final int ROWS = 50;

  @EJB OpenInvitations invitations;
  @EJB Accounts accounts;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private String account = "";
  private String after = "";
  private @Nullable Slice<OpenInvitation> slice;

  /** Enters the account that an operator looks at. */
  @PostConstruct
  void read() {
    account = Objects.toString(request.getParameter("account"), "");
    after = Objects.toString(request.getParameter("after"), "");
    if (!account.isEmpty()) {
      accounts.enter(account);
    }
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    getRows();
  }

  /** Those of this page of the list. */
  public List<OpenInvitation> getRows() {
    if (slice == null) {
      slice = invitations.list(after, ROWS);
    }
    return slice.items();
  }

  /** Whether its link works no more. */
  public boolean expired(OpenInvitation invitation) {
    return invitation.expired(clock.instant());
  }

  /** The address of the next page; empty for none. */
  public String getOlder() {
    getRows();
    return slice == null
        ? ""
        : slice.next().map(place -> request.getContextPath() + self(place)).orElse("");
  }

  /** The address of the first page; empty while it is this one. */
  public String getNewer() {
    return after.isEmpty() ? "" : request.getContextPath() + self("");
  }

  public String getAccount() {
    return account;
  }

  public String getAfter() {
    return after;
  }

  private String self(String place) {
    String query =
        (account.isEmpty() ? "" : "&account=" + URLEncoder.encode(account, StandardCharsets.UTF_8))
            + (place.isEmpty() ? "" : "&after=" + place);
    return "/users/invitations" + query.replaceFirst("&", "?");
  }
}
