package org.gatehouse.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Knows which hosts are accounts' own; implemented by the feature that lets accounts have some. A
 * host that nobody has proved is nobody's.
 */
public interface HostDirectory {

  /** Whose host it is; in ASCII lower case, without port and without a dot at its end. */
  Optional<Caller.Account> findOwner(String host);

  /** The same for a request that came to it: from here on its pages are the owner's. */
  Optional<Caller.Account> welcome(HttpServletRequest request, String host);
}
