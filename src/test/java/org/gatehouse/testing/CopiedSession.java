package org.gatehouse.testing;

import java.net.HttpCookie;

/** The session of somebody whose cookie another browser has copied. */
public final class CopiedSession {

  private static final String COOKIE = "gh_session";

  private final Visitor owner;
  private final Visitor thief;

  /** Copies it as it is now, into a browser without cookies. */
  public CopiedSession(Visitor owner, Visitor thief) {
    this.owner = owner;
    this.thief = thief;
    thief.keep(cookie(owner));
  }

  /** Whether the copy opens nothing any more, while its owner is in as before. */
  public boolean isWorthless() {
    return thief.get("/profile").redirects() && owner.get("/profile").status() == 200;
  }

  /** The cookie of a browser's session, to be kept by another one. */
  public static HttpCookie cookie(Visitor visitor) {
    HttpCookie found =
        visitor.cookies().stream()
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .findFirst()
            .orElseThrow();
    var copy = new HttpCookie(COOKIE, found.getValue());
    copy.setPath("/");
    copy.setVersion(0);
    return copy;
  }
}
