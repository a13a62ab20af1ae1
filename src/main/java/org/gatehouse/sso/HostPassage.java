package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.HostDirectory;
import org.gatehouse.login.steps.Proof;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.sso.tickets.Tickets;

/**
 * The passage of a single sign-on from an account's own host to the public address, which identity
 * providers know, and back; see {@link Tickets}.
 */
@ApplicationScoped
class HostPassage {

  private static final String TICKET = "ticket";

  @Inject Settings settings;
  @Inject CurrentCaller caller;
  @EJB Tickets tickets;
  @Inject BrowserTokens browser;
  @Inject HostDirectory hosts;

  /** Whether the request came to an account's own host. */
  boolean begins() {
    return caller.host().own();
  }

  /** Where the sign-in goes on at the public address; empty for another account's sign-in. */
  Optional<String> depart(
      LiveSso sso, String name, HttpServletRequest request, HttpServletResponse response) {
    if (sso.account().id() != caller.host().owner().id()) {
      return Optional.empty();
    }
    String token = browser.add(request, response, BrowserTokens.Use.RETURN);
    String ticket = tickets.open(caller.host(), token);
    return Optional.of(settings.link("/login/saml/" + name + "/?" + TICKET + "=" + ticket));
  }

  /** What is noted with a request that came through such a passage. */
  Optional<String> note(LiveSso sso, HttpServletRequest request) {
    String name = Objects.toString(request.getParameter(TICKET), "");
    return name.isEmpty() ? Optional.empty() : tickets.find(name, sso.account().id());
  }

  /** Where somebody who has come in goes on at the account's own host, while it is that. */
  Optional<String> back(Optional<String> ticket, Proof proof) {
    long account = proof.user().accountId();
    return ticket
        .flatMap(
            noted ->
                tickets.stamp(noted, account, proof.user().id(), proof.agreement().orElseThrow()))
        .filter(code -> owns(code.host(), account))
        .map(code -> settings.linkAt(code.host(), "/login/return?code=" + code.code()));
  }

  private boolean owns(String host, long account) {
    return hosts.findOwner(host).map(Caller.Account::id).filter(id -> id == account).isPresent();
  }
}
