package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.net.ClientAddresses;

/**
 * Names each request, so that a proxy's log, ours and the audit log can be laid side by side.
 *
 * <p>A name that a trusted proxy gave is kept; what anybody else sends is not believed.
 */
@ApplicationScoped
class RequestIds {

  /** The header that carries it, in requests of trusted proxies and in every answer. */
  static final String HEADER = "X-Request-Id";

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  @Inject ClientAddresses addresses;

  String of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HEADER))
        .filter(id -> SHAPE.matcher(id).matches())
        .filter(id -> addresses.viaTrustedProxy(request))
        .orElseGet(Tokens::id);
  }
}
