package org.gatehouse.sso.metadata;

/** A document that describes no identity provider that we could use, with the reason. */
public final class MetadataRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Nothing was given. */
    EMPTY,
    /** More than a megabyte. */
    TOO_LARGE,
    /** More elements, or deeper ones, than metadata has. */
    TOO_COMPLEX,
    /** A document type, which could have the reader fetch things. */
    DOCTYPE,
    /** A page for people: the address leads to the provider's console. */
    WEB_PAGE,
    /** The settings of OpenID Connect, which is another protocol. */
    OPENID,
    /** A private key. */
    PRIVATE_KEY,
    /** No XML. */
    UNREADABLE,
    /** XML, but no metadata. */
    NOT_METADATA,
    /** It describes an application, as ours does. */
    SERVICE_PROVIDER,
    /** It describes an identity provider of another protocol. */
    NO_PROVIDER,
    /** More identity providers than anybody chooses from. */
    TOO_MANY,
    /** Without a name. */
    NO_ENTITY_ID,
    /** Without an address to sign in at. */
    NO_SSO_URL,
    /** Without a certificate that can be used. */
    NO_CERTIFICATE
  }

  private final Reason reason;

  MetadataRefusal(Reason reason) {
    super(reason.name(), null);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
