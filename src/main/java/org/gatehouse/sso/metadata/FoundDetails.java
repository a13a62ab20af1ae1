package org.gatehouse.sso.metadata;

import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.connection.IdpCertificate;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider that was found, as callers see it.
 *
 * @param url where it was fetched; null for a file or a text
 * @param logoutUrl empty if it names none
 */
public record FoundDetails(
    long id,
    String look,
    @Nullable String url,
    String entityId,
    List<IdpCertificate> certificates,
    String ssoUrl,
    String logoutUrl,
    @Nullable Instant validUntil,
    List<ProviderMetadata.Remark> remarks,
    Instant foundAt) {

  public FoundDetails {
    certificates = List.copyOf(certificates);
    remarks = List.copyOf(remarks);
  }

  /** The certificates as PEM, one behind the other. */
  public String pem() {
    return FoundProvider.pem(certificates);
  }
}
