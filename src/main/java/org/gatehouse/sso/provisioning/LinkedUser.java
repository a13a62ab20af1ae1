package org.gatehouse.sso.provisioning;

import java.time.Instant;

/**
 * A user whom a name of the account's identity provider means.
 *
 * @param nameId the name under which he comes in
 */
public record LinkedUser(String publicId, String username, String nameId, Instant linkedAt) {}
