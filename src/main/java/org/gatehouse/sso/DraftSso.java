package org.gatehouse.sso;

/**
 * What a test sign-in needs of an account's draft: the draft's agreement with the identity provider
 * under our live name, address and key.
 *
 * @param fingerprint the draft as it is now; a test counts for this one alone
 */
public record DraftSso(LiveSso sso, String fingerprint) {}
