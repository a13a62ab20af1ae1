package org.gatehouse.users.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.gatehouse.access.SessionDetails;

/** A session as a page shows it. */
public record SessionRow(
    long id,
    String browser,
    String system,
    String way,
    String address,
    Instant startedAt,
    Instant lastSeenAt,
    boolean current) {

  /** The id that a form sends; 0, which no session has, for none. */
  static long named(HttpServletRequest request) {
    String id = Objects.toString(request.getParameter("session"), "");
    return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
  }

  static SessionRow of(SessionDetails session) {
    return new SessionRow(
        session.id(),
        BrowserName.browser(session.userAgent()),
        BrowserName.system(session.userAgent()),
        session.way().name(),
        session.address(),
        session.startedAt(),
        session.lastSeenAt(),
        session.current());
  }
}
