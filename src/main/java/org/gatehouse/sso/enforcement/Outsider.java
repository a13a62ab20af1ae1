package org.gatehouse.sso.enforcement;

/**
 * A user who would stay outside.
 *
 * @param place where he stands in the list
 */
public record Outsider(
    String publicId,
    String username,
    String displayName,
    String email,
    Standing standing,
    String place) {}
