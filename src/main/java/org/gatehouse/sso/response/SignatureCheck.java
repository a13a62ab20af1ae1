package org.gatehouse.sso.response;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.Reference;
import org.apache.xml.security.signature.XMLSignature;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.impl.SignatureImpl;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidator;

/**
 * Verifies that a signature (SAML 2.0 core 5.4) covers exactly the element it stands in, uses
 * accepted algorithms only, and was made with a stored key. Keys inside the signature are never
 * used. The form is checked before anything of it is computed.
 */
final class SignatureCheck {

  private static final Set<String> SIGNATURE_METHODS =
      Set.of(
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256,
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA384,
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA512,
          SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA256,
          SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA384,
          SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA512);
  private static final Set<String> DIGEST_METHODS =
      Set.of(
          SignatureConstants.ALGO_ID_DIGEST_SHA256,
          SignatureConstants.ALGO_ID_DIGEST_SHA384,
          SignatureConstants.ALGO_ID_DIGEST_SHA512);
  private static final String EXCLUSIVE = SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS;
  private static final String ENVELOPED = SignatureConstants.TRANSFORM_ENVELOPED_SIGNATURE;

  private SignatureCheck() {}

  /** Returns the stored certificate whose key made the object's signature. */
  static X509Certificate verify(SignableSAMLObject signed, List<X509Certificate> stored)
      throws SamlRefusal {
    var signature = signed.getSignature();
    if (!(signature instanceof SignatureImpl form) || form.getXMLSignature() == null) {
      throw new SamlRefusal(Reason.SIGNATURE_FORM);
    }
    var reference = checkForm(signature, form.getXMLSignature(), signed);
    for (X509Certificate certificate : stored) {
      if (isMadeBy(certificate, signature)) {
        return certificate;
      }
    }
    throw new SamlRefusal(
        isIntact(reference) ? Reason.WRONG_KEY : Reason.ALTERED, certificateIn(form));
  }

  private static Reference checkForm(
      Signature signature, XMLSignature xml, SignableSAMLObject signed) throws SamlRefusal {
    try {
      accept(SIGNATURE_METHODS, xml.getSignedInfo().getSignatureMethodURI());
      accept(Set.of(EXCLUSIVE), xml.getSignedInfo().getCanonicalizationMethodURI());
      if (xml.getSignedInfo().getLength() != 1) {
        throw new SamlRefusal(Reason.SIGNATURE_FORM);
      }
      var reference = xml.getSignedInfo().item(0);
      accept(DIGEST_METHODS, reference.getMessageDigestAlgorithm().getAlgorithmURI());
      var id = signed.getSignatureReferenceID();
      if (id == null || id.isEmpty() || !("#" + id).equals(reference.getURI())) {
        throw new SamlRefusal(Reason.SIGNATURE_FORM);
      }
      checkTransforms(reference);
      new SAMLSignatureProfileValidator().validate(signature);
      return reference;
    } catch (XMLSecurityException | SignatureException e) {
      throw new SamlRefusal(Reason.SIGNATURE_FORM);
    }
  }

  private static void checkTransforms(Reference reference)
      throws XMLSecurityException, SamlRefusal {
    var transforms = reference.getTransforms();
    // With one transform the digest would run over inclusive c14n, which nobody signs SAML with.
    if (transforms == null || transforms.getLength() != 2) {
      throw new SamlRefusal(Reason.SIGNATURE_FORM);
    }
    accept(Set.of(ENVELOPED), transforms.item(0).getURI());
    accept(Set.of(EXCLUSIVE), transforms.item(1).getURI());
  }

  private static void accept(Set<String> accepted, String algorithm) throws SamlRefusal {
    if (algorithm == null || !accepted.contains(algorithm)) {
      throw new SamlRefusal(Reason.ALGORITHM, String.valueOf(algorithm));
    }
  }

  private static boolean isMadeBy(X509Certificate certificate, Signature signature) {
    try {
      SignatureValidator.validate(signature, new BasicX509Credential(certificate));
      return true;
    } catch (SignatureException e) {
      return false;
    }
  }

  private static boolean isIntact(Reference reference) {
    try {
      return reference.verify();
    } catch (XMLSecurityException e) {
      return false;
    }
  }

  /**
   * The fingerprint of the certificate that the signature names, which helps after a change of
   * keys; it proves nothing.
   */
  private static String certificateIn(SignatureImpl signature) {
    try {
      var keyInfo = signature.getXMLSignature().getKeyInfo();
      var certificate = keyInfo == null ? null : keyInfo.itemX509Data(0);
      return certificate == null || !certificate.containsCertificate()
          ? ""
          : Certificates.fingerprint(certificate.itemCertificate(0).getX509Certificate());
    } catch (XMLSecurityException | RuntimeException e) {
      return "";
    }
  }
}
