package org.gatehouse.passkeys;

/** Whose a passkey is. */
public record PasskeyOwner(long accountId, long userId) {}
