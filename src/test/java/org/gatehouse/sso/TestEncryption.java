package org.gatehouse.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.xml.security.utils.EncryptionConstants.TYPE_ELEMENT;

import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import javax.crypto.KeyGenerator;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.w3c.dom.Element;

/** How an assertion is encrypted for a service. */
public record TestEncryption(
    X509Certificate recipient, String keyTransport, String cipher, @Nullable String instead) {

  /** AES-256 in Galois counter mode under RSA-OAEP. */
  public static TestEncryption goodFor(X509Certificate recipient) {
    return new TestEncryption(recipient, XMLCipher.RSA_OAEP, XMLCipher.AES_256_GCM, null);
  }

  public TestEncryption withKeyTransport(String value) {
    return new TestEncryption(recipient, value, cipher, instead);
  }

  public TestEncryption withCipher(String value) {
    return new TestEncryption(recipient, keyTransport, value, instead);
  }

  /** Encrypts this text instead of the assertion. */
  public TestEncryption of(String text) {
    return new TestEncryption(recipient, keyTransport, cipher, text);
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
      generator.init(bits());
      var key = generator.generateKey();
      var keyCipher = XMLCipher.getInstance(keyTransport);
      keyCipher.init(XMLCipher.WRAP_MODE, recipient.getPublicKey());
      var encryptedKey = keyCipher.encryptKey(document, key);
      var dataCipher = XMLCipher.getInstance(cipher);
      dataCipher.init(XMLCipher.ENCRYPT_MODE, key);
      var keyInfo = new KeyInfo(document);
      keyInfo.add(encryptedKey);
      dataCipher.getEncryptedData().setKeyInfo(keyInfo);
      if (instead == null) {
        dataCipher.doFinal(document, assertion, false);
      } else {
        var data =
            dataCipher.encryptData(
                document, TYPE_ELEMENT, new ByteArrayInputStream(instead.getBytes(UTF_8)));
        wrapper.replaceChild(dataCipher.martial(data), assertion);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int bits() {
    if (cipher.contains("tripledes")) {
      return 168;
    }
    return cipher.contains("aes128") ? 128 : cipher.contains("aes192") ? 192 : 256;
  }
}
