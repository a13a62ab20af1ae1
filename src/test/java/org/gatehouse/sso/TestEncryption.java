package org.gatehouse.sso;

import java.security.cert.X509Certificate;
import javax.crypto.KeyGenerator;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.w3c.dom.Element;

/** How an assertion is encrypted for a service. */
public record TestEncryption(X509Certificate recipient, String keyTransport, String cipher) {

  /** AES-256 in Galois counter mode under RSA-OAEP. */
  public static TestEncryption goodFor(X509Certificate recipient) {
    return new TestEncryption(recipient, XMLCipher.RSA_OAEP, XMLCipher.AES_256_GCM);
  }

  public TestEncryption withKeyTransport(String value) {
    return new TestEncryption(recipient, value, cipher);
  }

  public TestEncryption withCipher(String value) {
    return new TestEncryption(recipient, keyTransport, value);
  }

  /** Replaces the element by an EncryptedAssertion around it. */
  void encrypt(Element assertion) {
    try {
      var document = assertion.getOwnerDocument();
      var wrapper = document.createElementNS(SAMLConstants.SAML20_NS, "saml2:EncryptedAssertion");
      wrapper.setAttributeNS(
          "http://www.w3.org/2000/xmlns/", "xmlns:saml2", SAMLConstants.SAML20_NS);
      assertion.getParentNode().replaceChild(wrapper, assertion);
      wrapper.appendChild(assertion);
      var generator = KeyGenerator.getInstance(cipher.contains("tripledes") ? "DESede" : "AES");
      generator.init(cipher.contains("tripledes") ? 168 : cipher.contains("aes128") ? 128 : 256);
      var key = generator.generateKey();
      var keyCipher = XMLCipher.getInstance(keyTransport);
      keyCipher.init(XMLCipher.WRAP_MODE, recipient.getPublicKey());
      var encryptedKey = keyCipher.encryptKey(document, key);
      var dataCipher = XMLCipher.getInstance(cipher);
      dataCipher.init(XMLCipher.ENCRYPT_MODE, key);
      var keyInfo = new KeyInfo(document);
      keyInfo.add(encryptedKey);
      dataCipher.getEncryptedData().setKeyInfo(keyInfo);
      dataCipher.doFinal(document, assertion, false);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
