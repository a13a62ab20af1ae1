package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.gatehouse.platform.config.Settings;

/**
 * Tells a state-changing request of our own pages from one that another site's page caused (OWASP:
 * CSRF, Fetch Metadata and Origin checks).
 *
 * <p>It stands beside the view state of Faces, which is a secret of the session; the forms of the
 * sign-in page have it alone, so that nobody is signed in under another's name unawares. Every
 * current browser sends one of the headers with a post; a request without either comes from a
 * program. The assertion consumer is made for another site's post and has a check of its own.
 */
@ApplicationScoped
class SameSite {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Inject Settings settings;

  boolean allows(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod()) || request.getServletPath().startsWith("/login/saml")) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null || ours(origin, request);
  }

  private boolean ours(String origin, HttpServletRequest request) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && (authority.equalsIgnoreCase(settings.publicUrl().getRawAuthority())
              || authority.equalsIgnoreCase(request.getHeader("Host")));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
