package org.gatehouse.sso.response;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;

/**
 * Whom an assertion is about, and that its bearer may use it here (SAML 2.0 profiles 4.1.4.2,
 * 4.1.4.3).
 */
final class SubjectCheck {

  private SubjectCheck() {}

  /** The name identifier as sent, trimmed; it has the emailAddress format and is one address. */
  static String nameId(@Nullable Subject subject) throws SamlRefusal {
    if (subject != null && subject.getEncryptedID() != null) {
      throw new SamlRefusal(Reason.ENCRYPTED_PART, "NameID");
    }
    NameID nameId = subject == null ? null : subject.getNameID();
    if (nameId == null) {
      throw new SamlRefusal(Reason.NAME_ID_MISSING);
    }
    if (!NameIDType.EMAIL.equals(nameId.getFormat())) {
      var format = Objects.requireNonNullElse(nameId.getFormat(), NameIDType.UNSPECIFIED);
      throw new SamlRefusal(Reason.NAME_ID_FORMAT, format);
    }
    var value = Objects.requireNonNull(nameId.getDOM()).getTextContent().strip();
    if (value.isEmpty()) {
      throw new SamlRefusal(Reason.NAME_ID_MISSING);
    }
    Text.checkAddress("NameID", value);
    return value;
  }

  /**
   * Refuses an assertion that no bearer confirmation makes usable here, now, and for the request
   * that the response names.
   *
   * @param inResponseTo what the response answers, or null if it claims to answer nothing
   */
  static void confirm(
      Subject subject, @Nullable String inResponseTo, SamlConnection connection, TimeWindow window)
      throws SamlRefusal {
    List<SubjectConfirmation> bearers =
        subject.getSubjectConfirmations().stream()
            .filter(
                confirmation -> SubjectConfirmation.METHOD_BEARER.equals(confirmation.getMethod()))
            .toList();
    Optional<SamlRefusal> refusal = Optional.empty();
    for (SubjectConfirmation bearer : bearers) {
      try {
        confirm(bearer.getSubjectConfirmationData(), inResponseTo, connection, window);
        return;
      } catch (SamlRefusal notThisOne) {
        refusal = Optional.of(notThisOne);
      }
    }
    throw refusal.orElseGet(() -> new SamlRefusal(Reason.NO_CONFIRMATION));
  }

  private static void confirm(
      @Nullable SubjectConfirmationData data,
      @Nullable String inResponseTo,
      SamlConnection connection,
      TimeWindow window)
      throws SamlRefusal {
    if (data == null || data.getNotOnOrAfter() == null || data.getNotBefore() != null) {
      throw new SamlRefusal(Reason.NO_CONFIRMATION);
    }
    if (!connection.acsUrl().equals(data.getRecipient())) {
      throw new SamlRefusal(Reason.WRONG_RECIPIENT, String.valueOf(data.getRecipient()));
    }
    window.checkNotOver(data.getNotOnOrAfter());
    if (!Objects.equals(inResponseTo, data.getInResponseTo())) {
      throw new SamlRefusal(Reason.UNSOLICITED);
    }
  }
}
