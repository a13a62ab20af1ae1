package org.gatehouse.sso.response;

import org.jspecify.annotations.Nullable;

/**
 * A response that is right in itself; whether it answers a request of ours, for the first time, is
 * asked next.
 */
public record CheckedResponse(SamlIdentity identity, @Nullable String inResponseTo) {}
