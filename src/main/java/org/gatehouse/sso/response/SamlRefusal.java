package org.gatehouse.sso.response;

import java.util.Arrays;
import java.util.List;

/**
 * A response that signs nobody in. The reason and its parameters are for the audit log and the
 * account manager; whoever posted the response learns neither.
 */
public final class SamlRefusal extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int MAX_PARAMETER = 200;

  /** Why a response was refused; the comment says what the parameters are, if there are any. */
  public enum Reason {
    /** Not a form posted with exactly one SAMLResponse. */
    TRANSPORT,
    /** More than a response can reasonably have. */
    TOO_LARGE,
    /** Not Base64, not XML, or not the objects that SAML describes. */
    UNREADABLE,
    /** A document type declaration. */
    DOCTYPE,
    /** Elements nested too deeply, or too many of them. */
    TOO_COMPLEX,
    /** Two elements with one ID: the ID. */
    DUPLICATE_ID,
    /** Something else than a SAML 2.0 response: the element's name. */
    NOT_A_RESPONSE,
    /** The identity provider reports a refusal of its own: its status code, its message. */
    IDP_STATUS,
    /** Success, but nobody is named. */
    NO_ASSERTION,
    /** More than one assertion, or one hidden where none belongs. */
    SEVERAL_ASSERTIONS,
    /** A part of the assertion is encrypted by itself: the part. */
    ENCRYPTED_PART,
    /** What is encrypted could not be read; deliberately without more. */
    DECRYPTION,
    /** An assertion that is not encrypted, where it has to be. */
    NOT_ENCRYPTED,
    /** The demanded signature is missing: the demand. */
    UNSIGNED,
    /** A signature that covers something else than the element it stands in. */
    SIGNATURE_FORM,
    /** An algorithm that is not accepted: its identifier. */
    ALGORITHM,
    /** Content changed after signing. */
    ALTERED,
    /**
     * Signed by a key that is not stored: the fingerprint of the certificate in the signature, if
     * any.
     */
    WRONG_KEY,
    /** Signed by a stored key whose certificate has run out, where that is refused: which one. */
    EXPIRED_CERTIFICATE,
    /** Another issuer: what was found. */
    WRONG_ISSUER,
    /** Sent to another address: what was found. */
    WRONG_DESTINATION,
    /** Confirmed for another address: what was found. */
    WRONG_RECIPIENT,
    /** Meant for another service: what was found. */
    WRONG_AUDIENCE,
    /** No conditions, or none that end. */
    CONDITIONS_MISSING,
    /** A condition that is not understood: its name. */
    UNKNOWN_CONDITION,
    /** Valid for more than a day: until when. */
    VALID_TOO_LONG,
    /** Too late: until when it was valid. */
    EXPIRED,
    /** Too early: from when it is valid. */
    NOT_YET_VALID,
    /** The person signed in at the identity provider too long ago: when. */
    AUTHENTICATION_TOO_OLD,
    /** Another way of signing in than the account asks for: which one. */
    WRONG_CONTEXT,
    /** No statement that somebody signed in. */
    NO_AUTHENTICATION,
    /** No bearer confirmation that is complete. */
    NO_CONFIRMATION,
    /** Answers no request, or not one and the same. */
    UNSOLICITED,
    /** Answers a request that another browser made. */
    OTHER_BROWSER,
    /** Used before: the assertion's ID. */
    REPLAYED,
    /** No name identifier. */
    NAME_ID_MISSING,
    /** A name identifier of another format than emailAddress: the format. */
    NAME_ID_FORMAT,
    /** A value that is not an address: which value, the value. */
    NOT_AN_ADDRESS,
    /** Characters that nobody sees: where. */
    CHARACTERS,
    /** An attribute that came twice, or with two values where one belongs: its name. */
    REPEATED_ATTRIBUTE,
    /** An attribute whose value is not plain text, or too long: its name. */
    ATTRIBUTE_VALUE,
    /** Too many responses at once; the same one may be posted again. */
    BUSY
  }

  private final Reason reason;
  private final List<String> parameters;

  public SamlRefusal(Reason reason, String... parameters) {
    super(reason + Arrays.toString(parameters));
    this.reason = reason;
    this.parameters = Arrays.stream(parameters).map(SamlRefusal::tame).toList();
  }

  public Reason reason() {
    return reason;
  }

  /** Values from the response, cut and free of control characters, so that a log can show them. */
  public List<String> parameters() {
    return parameters;
  }

  private static String tame(String text) {
    var shown = text.codePoints().limit(MAX_PARAMETER).map(Text::visible);
    return shown
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
