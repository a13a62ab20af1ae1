package org.gatehouse.sso.connection;

/**
 * A sign-in that was begun.
 *
 * @param id what the identity provider's answer must name in {@code InResponseTo}
 * @param redirectUrl where the browser goes, the request in its query
 */
public record SignInRequest(String id, String redirectUrl) {}
