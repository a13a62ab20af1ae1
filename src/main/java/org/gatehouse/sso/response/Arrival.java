package org.gatehouse.sso.response;

import java.util.Optional;

/**
 * Somebody whose response passed every check.
 *
 * @param begunBy the user who was signed in here when the sign-in began in the same browser
 * @param ticket what was noted of the way back when it began
 */
public record Arrival(SamlIdentity identity, Optional<Long> begunBy, Optional<String> ticket) {}
