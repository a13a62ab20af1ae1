package org.gatehouse.passkeys;

import com.webauthn4j.data.AuthenticationData;

/**
 * What a browser answered to a challenge, before any of it is checked.
 *
 * @param challenge what it says it has signed, base64url
 * @param credentialId which passkey it says it is, base64url
 * @param userHandle whose it says it is, base64url; empty where it says nothing
 */
public record Assertion(
    AuthenticationData data, String challenge, String credentialId, String userHandle) {}
