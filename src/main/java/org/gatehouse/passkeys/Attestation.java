package org.gatehouse.passkeys;

import com.webauthn4j.data.RegistrationData;

/**
 * What a browser answered when it was asked for a new passkey, before any of it is checked.
 *
 * @param challenge what it says it has signed, base64url
 */
public record Attestation(RegistrationData data, String challenge) {}
