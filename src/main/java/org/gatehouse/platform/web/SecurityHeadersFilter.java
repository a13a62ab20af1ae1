package org.gatehouse.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.gatehouse.platform.config.Settings;

/**
 * Gives every answer the security headers (OWASP ASVS 5.0, 3.4) and keeps what is private out of
 * caches.
 *
 * <p>Pages of Faces carry the same content security policy with a nonce added by PrimeFaces. It
 * <em>adds</em> its header, and a browser enforces two policies at once, so here an added policy
 * replaces the one that stands.
 */
public class SecurityHeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String POLICY = "Content-Security-Policy";
  private static final String PROPERTIES =
      "/META-INF/maven/org.primefaces/primefaces/pom.properties";
  private static final Optional<String> VERSION = version();

  @Inject transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(
        POLICY,
        Objects.requireNonNull(getServletContext().getInitParameter("primefaces.CSP_POLICY")));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
    if (settings.https()) {
      response.setHeader("Strict-Transport-Security", transport(request));
    }
    response.setHeader("Cache-Control", caching(request));
    chain.doFilter(request, new Guarded(response));
  }

  /** What is below the own host of an account is not ours to decide about. */
  private String transport(HttpServletRequest request) {
    boolean ours = settings.publicUrl().getHost().equalsIgnoreCase(request.getServerName());
    return "max-age=63072000" + (ours ? "; includeSubDomains" : "");
  }

  private static String caching(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!path.startsWith("/jakarta.faces.resource/")) {
      return "no-store";
    }
    // While a new version comes in node by node, an old node is asked for the new one's files.
    return VERSION.isPresent() && VERSION.get().equals(request.getParameter("v"))
        ? "public, max-age=31536000, immutable"
        : "public, max-age=3600";
  }

  /** The version of PrimeFaces here, which its addresses name. */
  private static Optional<String> version() {
    try (InputStream in = SecurityHeadersFilter.class.getResourceAsStream(PROPERTIES)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps one policy, and redirects as the caller wrote them: the servers would make an absolute
   * address out of the request's {@code Host}, which is not ours to believe.
   */
  private static final class Guarded extends HttpServletResponseWrapper {

    Guarded(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendRedirect(String location) {
      resetBuffer();
      setStatus(SC_FOUND);
      setHeader("Location", location);
    }

    @Override
    public void addHeader(String name, String value) {
      if (POLICY.equalsIgnoreCase(name)) {
        setHeader(name, value);
      } else {
        super.addHeader(name, value);
      }
    }
  }
}
