package org.gatehouse.sso;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * How a response is signed: by the JDK's signer, which shares no code with the verifier and accepts
 * every bad habit.
 */
public record TestSigning(
    TestIdentityProvider signer,
    String signatureMethod,
    String digestMethod,
    String canonicalization,
    List<String> transforms,
    @Nullable String reference,
    boolean twoReferences) {

  /** The usual way: SHA-256, exclusive canonicalization, one reference to the element itself. */
  public static TestSigning by(TestIdentityProvider signer) {
    boolean curve = "EC".equals(signer.keys().getPrivate().getAlgorithm());
    return new TestSigning(
        signer,
        curve
            ? "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
            : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        DigestMethod.SHA256,
        CanonicalizationMethod.EXCLUSIVE,
        List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE),
        null,
        false);
  }

  public TestSigning withSignatureMethod(String value) {
    return new TestSigning(
        signer, value, digestMethod, canonicalization, transforms, reference, twoReferences);
  }

  public TestSigning withDigestMethod(String value) {
    return new TestSigning(
        signer, signatureMethod, value, canonicalization, transforms, reference, twoReferences);
  }

  public TestSigning withCanonicalization(String value) {
    return new TestSigning(
        signer, signatureMethod, digestMethod, value, transforms, reference, twoReferences);
  }

  public TestSigning withTransforms(String... values) {
    return new TestSigning(
        signer,
        signatureMethod,
        digestMethod,
        canonicalization,
        List.of(values),
        reference,
        twoReferences);
  }

  public TestSigning withReference(String value) {
    return new TestSigning(
        signer, signatureMethod, digestMethod, canonicalization, transforms, value, twoReferences);
  }

  public TestSigning withTwoReferences() {
    return new TestSigning(
        signer, signatureMethod, digestMethod, canonicalization, transforms, reference, true);
  }

  /** Puts the signature where SAML wants it, right after the issuer. */
  void sign(Element element) {
    try {
      element.setIdAttribute("ID", true);
      var factory = XMLSignatureFactory.getInstance("DOM");
      var uri = reference == null ? "#" + element.getAttribute("ID") : reference;
      var references = new ArrayList<Reference>();
      references.add(reference(factory, uri));
      if (twoReferences) {
        references.add(reference(factory, uri));
      }
      var info =
          factory.newSignedInfo(
              factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
              factory.newSignatureMethod(signatureMethod, null),
              references);
      var keyInfos = factory.getKeyInfoFactory();
      var keyInfo =
          keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(signer.certificate()))));
      var context = new DOMSignContext(signer.keys().getPrivate(), element, afterIssuer(element));
      context.setDefaultNamespacePrefix("ds");
      context.setProperty("org.jcp.xml.dsig.secureValidation", false);
      factory.newXMLSignature(info, keyInfo).sign(context);
    } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reference reference(XMLSignatureFactory factory, String uri)
      throws GeneralSecurityException {
    var chain = new ArrayList<Transform>();
    for (String transform : transforms) {
      chain.add(factory.newTransform(transform, (TransformParameterSpec) null));
    }
    return factory.newReference(
        uri, factory.newDigestMethod(digestMethod, null), chain, null, null);
  }

  private static @Nullable Node afterIssuer(Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if ("Issuer".equals(node.getLocalName())) {
        return node.getNextSibling();
      }
    }
    return element.getFirstChild();
  }
}
