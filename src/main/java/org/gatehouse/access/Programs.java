package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.platform.rest.Problem;

/**
 * Lets programs with a valid key into REST; everybody else gets the same 401, whatever was wrong
 * (RFC 6750).
 */
@ApplicationScoped
class Programs {

  private static final String BEARER = "Bearer ";

  @Inject CurrentCaller caller;
  @Inject Instance<Authenticator> authenticators;

  void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Caller> program =
        Optional.ofNullable(request.getHeader("Authorization"))
            .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(header -> header.substring(BEARER.length()).strip())
            .flatMap(this::authenticate);
    if (program.isPresent()) {
      caller.actAs(program.get());
      chain.doFilter(request, response);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"gatehouse\"");
      Problem.of(HttpServletResponse.SC_UNAUTHORIZED, "This call needs a valid API key.")
          .write(response);
    }
  }

  private Optional<Caller> authenticate(String key) {
    return authenticators.stream()
        .map(authenticator -> authenticator.authenticate(key))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
