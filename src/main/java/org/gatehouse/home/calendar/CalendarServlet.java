package org.gatehouse.home.calendar;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.access.AccountRules;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CallerSource;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SessionUser;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.platform.web.ErrorServlet;

/**
 * The feed that calendars read, by a secret in its address: what its owner may see at this moment,
 * in his own account, and nothing when he may not be in. The address stands in no log of ours.
 */
@WebServlet("/calendar/feed/*")
public class CalendarServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(CalendarServlet.class.getName());
  private static final Pattern NAME = Pattern.compile("/([A-Za-z0-9_-]{43})\\.ics");

  /** How often somebody at one address may read feeds. */
  private static final Rate READ = new Rate("calendar-feed", 60);

  @Inject transient RateLimiter limiter;
  @EJB transient CalendarFeeds feeds;
  @Inject transient CallerSource users;
  @Inject transient AccountRules rules;
  @Inject transient CurrentCaller caller;
  @Inject transient Expiries expiries;
  @Inject transient CalendarFile file;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!limiter.takeFrom(READ, caller.origin().address()).orRefuse(response)) {
      return;
    }
    try {
      Optional<Caller> owner = owner(Objects.toString(request.getPathInfo(), ""));
      if (owner.isEmpty()) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      caller.actAs(owner.get());
      byte[] text = file.of(expiries.all().rows()).getBytes(StandardCharsets.UTF_8);
      response.setContentType("text/calendar;charset=UTF-8");
      response.setHeader("Content-Disposition", "inline; filename=\"gatehouse.ics\"");
      response.setContentLength(text.length);
      response.getOutputStream().write(text);
    } catch (RuntimeException e) {
      // The error page would log the address, and with it the secret.
      String id = Tokens.speakableId();
      LOG.log(System.Logger.Level.ERROR, id + " a calendar's feed", e);
      request.setAttribute(ErrorServlet.INCIDENT, id);
      response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
  }

  /** Its owner as he is now, where his account lets him in from this address. */
  private Optional<Caller> owner(String path) {
    Matcher name = NAME.matcher(path);
    return name.matches()
        ? feeds
            .read(name.group(1))
            .flatMap(user -> users.findCaller(new SessionUser(user, Optional.empty())))
            .filter(who -> rules.admits(who.home().id(), caller.origin().address()))
        : Optional.empty();
  }
}
