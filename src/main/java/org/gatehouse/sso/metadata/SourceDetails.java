package org.gatehouse.sso.metadata;

import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.connection.IdpCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Where an identity provider publishes what it is, as callers see it.
 *
 * @param keepCurrent whether its certificates are taken over when they change
 * @param entityId the name under which it is looked for there
 * @param ssoUrl what it said the last time
 * @param certificates what it said the last time
 * @param fetchedAt when that was
 * @param failedAt when fetching it failed, if it does
 * @param failure the key of a sentence that says why
 * @param failureStatus the status code of the answer, if there was one
 * @param newsLook what it says by now, if that is something else
 */
public record SourceDetails(
    String url,
    boolean keepCurrent,
    String entityId,
    String ssoUrl,
    List<IdpCertificate> certificates,
    Instant fetchedAt,
    Instant nextAt,
    @Nullable Instant failedAt,
    @Nullable String failure,
    int failureStatus,
    @Nullable String newsLook) {

  public SourceDetails {
    certificates = List.copyOf(certificates);
  }
}
