package org.gatehouse.sso.response;

import java.util.List;

/** What a response is asked, in the order in which people think of it. */
public enum Check {
  /** One response in a form, readable, with its parts in their places. */
  FORM,
  /** What the identity provider itself says about the sign-in. */
  STATUS,
  /** Signed where the account demands it, by a stored certificate. */
  SIGNATURE,
  /** What is encrypted can be read. */
  DECRYPTION,
  /** The account's identity provider speaks. */
  ISSUER,
  /** Sent to us. */
  DESTINATION,
  /** Meant for us. */
  AUDIENCE,
  /** Confirmed for whoever brings it to us. */
  RECIPIENT,
  /** Valid now, and the sign-in there recent enough. */
  TIMES,
  /** Names somebody by an e-mail address. */
  NAME_ID,
  /** Each attribute that means something here can be read. */
  ATTRIBUTES,
  /** Answers a request of this browser. */
  ANSWER,
  /** Comes for the first time. */
  FIRST_USE,
  /** A user of the account is meant, or is made. */
  PERSON;

  /** What became of it. */
  public enum State {
    PASSED,
    FAILED,
    NOT_REACHED
  }

  /** The one that such a refusal has failed. */
  public static Check of(SamlRefusal refusal) {
    return switch (refusal.reason()) {
      case TRANSPORT,
          TOO_LARGE,
          UNREADABLE,
          DOCTYPE,
          TOO_COMPLEX,
          DUPLICATE_ID,
          NOT_A_RESPONSE,
          NO_ASSERTION,
          SEVERAL_ASSERTIONS,
          BUSY ->
          FORM;
      case IDP_STATUS -> STATUS;
      case UNSIGNED, SIGNATURE_FORM, ALGORITHM, ALTERED, WRONG_KEY, EXPIRED_CERTIFICATE ->
          SIGNATURE;
      case DECRYPTION, NOT_ENCRYPTED -> DECRYPTION;
      case WRONG_ISSUER -> ISSUER;
      case WRONG_DESTINATION -> DESTINATION;
      case WRONG_AUDIENCE, UNKNOWN_CONDITION -> AUDIENCE;
      case WRONG_RECIPIENT, NO_CONFIRMATION -> RECIPIENT;
      case CONDITIONS_MISSING,
          VALID_TOO_LONG,
          EXPIRED,
          NOT_YET_VALID,
          AUTHENTICATION_TOO_OLD,
          WRONG_CONTEXT,
          NO_AUTHENTICATION ->
          TIMES;
      case NAME_ID_MISSING, NAME_ID_FORMAT -> NAME_ID;
      case REPEATED_ATTRIBUTE, ATTRIBUTE_VALUE -> ATTRIBUTES;
      case ENCRYPTED_PART, NOT_AN_ADDRESS, CHARACTERS -> where(refusal.parameters());
      case UNSOLICITED, OTHER_BROWSER -> ANSWER;
      case REPLAYED -> FIRST_USE;
    };
  }

  private static Check where(List<String> parameters) {
    return parameters.isEmpty() || parameters.get(0).equals("NameID") ? NAME_ID : ATTRIBUTES;
  }
}
