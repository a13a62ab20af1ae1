package org.gatehouse.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.net.ClientAddresses;
import org.gatehouse.platform.rate.Allowance;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.platform.web.ErrorServlet;
import org.gatehouse.platform.web.Told;
import org.gatehouse.platform.web.faces.PathViewHandler;

/**
 * Stands before everything and denies by default: only paths of {@link Routes} exist, and each says
 * who may open it.
 *
 * <p>It finds out who calls, refuses a state-changing request that another site's page caused, and
 * forwards a page's path to its view. Views themselves have no address.
 */
public class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_USER_AGENT = 300;

  /** The methods that change nothing (RFC 9110, 9.2.1). */
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** What browsers use; any other is refused before somebody counts it as a failure of ours. */
  private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST");

  private static final Pattern DISGUISE = Pattern.compile("[;\\\\]|//|/\\.|%(?i:2e|2f|5c|00)");

  /** How often somebody at one address may try to sign in or to choose a password. */
  private static final Rate TRIES = new Rate("sign-in", 60);

  /**
   * The bytes of a form that anybody may post: the servers stop reading at some size of their own,
   * each in its own way.
   */
  private static final int LARGEST_FORM = 1_000_000;

  /** The status of a request that came to a host which is nobody's (RFC 9110, 15.5.20). */
  private static final int MISDIRECTED = 421;

  /** How often somebody at one address may have mails sent to others. */
  private static final Rate MAILS = new Rate("forgotten-password", 20);

  @Inject transient CurrentCaller caller;
  @Inject transient RateLimiter limiter;
  @Inject transient ClientAddresses addresses;
  @Inject transient SignedInSession session;
  @Inject transient Programs programs;
  @Inject transient SameSite sameSite;
  @Inject transient RequestIds requestIds;
  @Inject transient Whereabouts whereabouts;
  @Inject transient AskedHost hosts;
  @Inject transient WayOn wayOn;
  @Inject transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CurrentCaller.Origin origin = origin(request);
    caller.comesFrom(origin);
    caller.changes(!READING.contains(request.getMethod()));
    response.setHeader(RequestIds.HEADER, origin.requestId());
    Optional<Routes> route = plain(request) ? Routes.of(path(request)) : Optional.empty();
    if (route.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!arrives(route.get(), request)) {
      request.setAttribute(ErrorServlet.TEXTS, "error.host.");
      response.sendError(MISDIRECTED);
    } else if (route.get().who().programs()) {
      programs.admit(request, response, chain);
    } else if (nul(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if (!sameSite.allows(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(", ", METHODS));
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (route.get().openForm() && request.getContentLengthLong() > LARGEST_FORM) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if (route.get().openForm() && endless(request)) {
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    } else if (mayTry(route.get(), request).orRefuse(response)) {
      admitBrowser(route.get(), request, response, chain);
    }
  }

  private void admitBrowser(
      Routes route, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!route.knowsNobody()) {
      session
          .findCaller(request, route.asksAgainAndAgain())
          .filter(found -> isHere(route, found) && belongs(found))
          .ifPresent(caller::actAs);
      request.setAttribute(PathViewHandler.ACCOUNT, caller.get().account().slug());
      caller.get().language().ifPresent(tag -> request.setAttribute("gatehouse.language", tag));
      caller.get().zone().ifPresent(zone -> request.setAttribute("gatehouse.zone", zone));
    }
    if (!route.who().anybody() && !caller.isSignedIn()) {
      leadToSignIn(route, request, response);
    } else if (!route.who().anybody() && !whereabouts.allow(caller.get())) {
      request.setAttribute(ErrorServlet.TEXTS, "error.address.");
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (PathViewHandler.ofAnotherAccount(request)) {
      request.setAttribute(ErrorServlet.TEXTS, "error.elsewhere.");
      response.sendError(HttpServletResponse.SC_CONFLICT);
    } else if (!route.who().anybody() && !route.who().allows(caller.get())) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (!route.refusesForms() && !PostedForm.readable(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if (route.view().isEmpty()
        || (route.takesItsForm() && "POST".equals(request.getMethod()))) {
      chain.doFilter(request, response);
    } else if (!leadsOn(route, request, response)) {
      request.getRequestDispatcher(route.view()).forward(request, response);
      if (caller.isSignedIn()) {
        // Rendering may just have made it.
        session.keepView(request, caller.get());
      }
    }
  }

  /** To the sign-in; where he wanted to go is kept, and he is told if he had been in already. */
  private void leadToSignIn(Routes route, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!route.view().isEmpty()) {
      // The next session begins at home, where the same address may mean another thing.
      if (!session.actedElsewhere(request)) {
        wayOn.keep(route, request, response);
      }
      if (!session.ownToken(request).isEmpty()) {
        Told.next("login.ended", settings.https(), response);
      }
    }
    response.sendRedirect(request.getContextPath() + "/login");
  }

  /** From home to where he wanted to go before he signed in, once. */
  private boolean leadsOn(Routes route, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (route != Routes.HOME || !"GET".equals(request.getMethod())) {
      return false;
    }
    Optional<String> wanted = wayOn.take(caller.get(), request, response);
    if (wanted.isPresent()) {
      response.sendRedirect(request.getContextPath() + wanted.get());
    }
    return wanted.isPresent();
  }

  /** Whether the host is ours or an account's; what is the same for everybody is so everywhere. */
  private boolean arrives(Routes route, HttpServletRequest request) {
    if (route.knowsNobody()) {
      return true;
    }
    Optional<CurrentCaller.Host> host = hosts.find(request);
    host.ifPresent(caller::cameTo);
    return host.isPresent();
  }

  /**
   * Whether a page that everybody may open knows him: not while his account does not let him in
   * from where he is, except to sign out.
   */
  private boolean isHere(Routes route, Caller found) {
    return !route.who().anybody() || route == Routes.LOGOUT || whereabouts.allow(found);
  }

  /** At an account's own host there are its people, and nobody else. */
  private boolean belongs(Caller found) {
    return !caller.host().own() || caller.host().owner().id() == found.home().id();
  }

  /** Whether it does not say how long it is, which browsers do with every form. */
  private static boolean endless(HttpServletRequest request) {
    return "POST".equals(request.getMethod()) && request.getContentLengthLong() < 0;
  }

  /** Forms that anybody may post are answered so often only; reading them is free. */
  private Allowance mayTry(Routes route, HttpServletRequest request) {
    if (!"POST".equals(request.getMethod())) {
      return Allowance.FREE;
    }
    return switch (route) {
      case LOGIN,
          LOGIN_PASSKEY_ANSWER,
          LOGIN_CODE,
          LOGIN_RENEW,
          LOGIN_RESET,
          LOGIN_EMERGENCY,
          LOGIN_BACK,
          PROFILE_EMAIL ->
          limiter.takeFrom(TRIES, caller.origin().address());
      case LOGIN_FORGOT -> limiter.takeFrom(MAILS, caller.origin().address());
      default -> Allowance.FREE;
    };
  }

  /** Whether the address is written in one way only; a disguised one is nobody's bookmark. */
  private static boolean plain(HttpServletRequest request) {
    return !DISGUISE.matcher(request.getRequestURI()).find();
  }

  /** Whether the query holds a character that no database keeps, and so nothing is called by. */
  private static boolean nul(HttpServletRequest request) {
    String query = request.getQueryString();
    return query != null && (query.contains("%00") || query.indexOf('\0') >= 0);
  }

  /**
   * Decoded and normalised, as the container dispatches it; never the raw text, which may say
   * something else.
   */
  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private CurrentCaller.Origin origin(HttpServletRequest request) {
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return new CurrentCaller.Origin(
        addresses.of(request),
        agent.length() > LONGEST_USER_AGENT ? agent.substring(0, LONGEST_USER_AGENT) : agent,
        requestIds.of(request));
  }
}
