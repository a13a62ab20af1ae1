package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.rate.Allowance;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.platform.rest.Problem;

/**
 * Lets programs with a valid key into REST; everybody else gets the same 401, whatever was wrong
 * (RFC 6750).
 */
@ApplicationScoped
class Programs {

  private static final String BEARER = "Bearer ";

  /** What one key may do within a minute. */
  static final Rate CALLS = new Rate("api-key", 30_000);

  /** How often somebody may come with a wrong key, or none. */
  private static final Rate WRONG_KEYS = new Rate("wrong-key", 60);

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject CurrentCaller caller;
  @Inject RateLimiter limiter;
  @Inject All<Authenticator> authenticators;
  @Inject Whereabouts whereabouts;

  void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String key = key(request);
    Optional<Caller> program = authenticate(key);
    if (program.isEmpty()) {
      refuse(limiter.takeFrom(WRONG_KEYS, caller.origin().address()), response);
      return;
    }
    Allowance allowance = limiter.take(CALLS, Tokens.hash(key));
    if (!whereabouts.allow(program.get())) {
      Problem.of(HttpServletResponse.SC_FORBIDDEN, "This key does not work from this address.")
          .write(response);
    } else if (allowance.allowed()) {
      allowance.tell(response);
      caller.actAs(program.get());
      chain.doFilter(request, response);
    } else {
      tooOften(allowance, response);
    }
  }

  /** What stands after the scheme; empty for nothing. */
  private static String key(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : "";
  }

  static void tooOften(Allowance allowance, HttpServletResponse response) throws IOException {
    allowance.tell(response);
    Problem.of(TOO_MANY_REQUESTS, "This key is used too often.").write(response);
  }

  /** A right key is never refused for the wrong ones of others at the same address. */
  private static void refuse(Allowance wrongKeys, HttpServletResponse response) throws IOException {
    if (wrongKeys.allowed()) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"gatehouse\"");
      Problem.of(HttpServletResponse.SC_UNAUTHORIZED, "This call needs a valid API key.")
          .write(response);
    } else {
      response.setHeader("Retry-After", Long.toString(wrongKeys.retryAfter()));
      Problem.of(TOO_MANY_REQUESTS, "Too many calls without a valid API key.").write(response);
    }
  }

  private Optional<Caller> authenticate(String key) {
    return authenticators.stream()
        .map(authenticator -> authenticator.authenticate(key))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
