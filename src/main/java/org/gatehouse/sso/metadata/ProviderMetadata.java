package org.gatehouse.sso.metadata;

import java.time.Instant;
import java.util.List;
import org.gatehouse.sso.connection.IdpCertificate;
import org.jspecify.annotations.Nullable;

/**
 * One identity provider as it describes itself.
 *
 * @param certificates what it signs with; never empty
 * @param ssoUrl where browsers are sent, by the redirect binding where it has that
 * @param logoutUrl where it ends sessions, if it says so
 * @param validUntil the end of what it says, if it has one
 * @param remarks what a person should know before he takes it
 */
public record ProviderMetadata(
    String entityId,
    List<IdpCertificate> certificates,
    String ssoUrl,
    @Nullable String logoutUrl,
    List<String> nameIdFormats,
    @Nullable Instant validUntil,
    List<Remark> remarks) {

  /** What a person should know; none of it keeps anybody out. */
  public enum Remark {
    /** What it says has run out. */
    EXPIRED,
    /** It names no address for the redirect binding. */
    NO_REDIRECT,
    /** It names no address where sessions end. */
    NO_LOGOUT,
    /** It names formats of its name identifiers, and e-mail addresses are not among them. */
    NO_EMAIL_FORMAT,
    /** A certificate of it was left out, since its key is too weak. */
    WEAK_CERTIFICATE,
    /** A certificate of it has run out. */
    EXPIRED_CERTIFICATE
  }

  public ProviderMetadata {
    certificates = List.copyOf(certificates);
    nameIdFormats = List.copyOf(nameIdFormats);
    remarks = List.copyOf(remarks);
  }
}
