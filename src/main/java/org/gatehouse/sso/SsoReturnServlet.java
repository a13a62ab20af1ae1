package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.accounts.Agreements;
import org.gatehouse.login.steps.Entrance;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.web.ErrorServlet;
import org.gatehouse.sso.tickets.Tickets;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Where somebody comes back to an account's own host from a single sign-on at the public address,
 * {@code /login/return?code=…}; see {@link Tickets}.
 */
@WebServlet("/login/return")
public class SsoReturnServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient CurrentCaller caller;
  @EJB transient Tickets tickets;
  @Inject transient BrowserTokens browser;
  @EJB transient SignInUsers users;
  @EJB transient Accounts accounts;
  @EJB transient Agreements agreements;
  @Inject transient AccountRules rules;
  @EJB transient Entrance entrance;
  @Inject transient LogoutHint hint;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (!caller.host().own()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // First: codes that are good for it end before it is another one.
    long agreement = agreements.of(caller.host().owner().id());
    Optional<SignInUser> user = find(request);
    if (user.isEmpty()) {
      request.setAttribute(ErrorServlet.TEXTS, "sso.return.");
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String next =
        entrance.admit(Proof.told(user.get(), agreement, Optional.empty()), request, response);
    hint.remember(user.get().accountId(), response);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + next);
  }

  /** What was right half a minute ago has to be right still. */
  private Optional<SignInUser> find(HttpServletRequest request) {
    String code = Objects.toString(request.getParameter("code"), "");
    long account = caller.host().owner().id();
    return tickets
        .use(code, caller.host(), browser.of(request, BrowserTokens.Use.RETURN))
        .flatMap(id -> users.find(id, account))
        .filter(user -> !user.disabled() && !user.lockedByHand())
        .filter(user -> rules.admits(account, caller.origin().address()))
        .filter(user -> accounts.findPathBeside(account).isPresent());
  }
}
