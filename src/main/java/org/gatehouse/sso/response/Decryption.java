package org.gatehouse.sso.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import org.apache.xml.security.encryption.XMLCipher;
import org.gatehouse.sso.connection.OpenSaml;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.saml.saml2.encryption.EncryptedElementTypeEncryptedKeyResolver;
import org.opensaml.security.credential.Credential;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.EncryptedData;
import org.opensaml.xmlsec.encryption.EncryptedKey;
import org.opensaml.xmlsec.encryption.support.ChainingEncryptedKeyResolver;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.encryption.support.SimpleRetrievalMethodEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads an encrypted assertion (SAML 2.0 core 2.3.4). RSA 1.5 and 3DES are not accepted, and CBC
 * only where a verified signature of the response covers the ciphertext, since without one its
 * padding answers questions. Whatever goes wrong has one and the same answer.
 */
final class Decryption {

  private static final Set<String> AUTHENTICATED =
      Set.of(
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128_GCM,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES192_GCM,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM);
  private static final Set<String> UNAUTHENTICATED =
      Set.of(
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES128,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES192,
          EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256);
  private static final Set<String> KEY_TRANSPORT =
      Set.of(
          EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP,
          EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP11);

  private Decryption() {}

  /** The assertion inside; it has to be verified like any other. */
  static Assertion read(
      EncryptedAssertion encrypted, List<ServiceProviderKey> keys, boolean signedAround)
      throws SamlRefusal {
    byte[] plain;
    try {
      plain = decrypt(encrypted.getEncryptedData(), keys, signedAround);
    } catch (Exception | StackOverflowError e) {
      throw new SamlRefusal(Reason.DECRYPTION);
    }
    return assertion(encrypted, plain);
  }

  private static byte[] decrypt(
      EncryptedData data, List<ServiceProviderKey> keys, boolean signedAround) throws Exception {
    refuseReferences(data);
    var algorithm = data.getEncryptionMethod().getAlgorithm();
    if (!AUTHENTICATED.contains(algorithm)
        && !(signedAround && UNAUTHENTICATED.contains(algorithm))) {
      throw new SamlRefusal(Reason.DECRYPTION);
    }
    var encryptedKey = encryptedKey(data);
    if (!KEY_TRANSPORT.contains(encryptedKey.getEncryptionMethod().getAlgorithm())) {
      throw new SamlRefusal(Reason.DECRYPTION);
    }
    // Each of them is tried; while one takes the place of another there are several.
    var ours =
        new StaticKeyInfoCredentialResolver(
            keys.stream()
                .<Credential>map(
                    key -> new BasicX509Credential(key.certificate(), key.privateKey()))
                .toList());
    var dataKey = new Decrypter(null, ours, null).decryptKey(encryptedKey, algorithm);
    var cipher = XMLCipher.getInstance(algorithm);
    cipher.init(XMLCipher.DECRYPT_MODE, dataKey);
    return cipher.decryptToByteArray(data.getDOM());
  }

  /** Ciphertext stands where it is used; a reference could make us fetch something. */
  private static void refuseReferences(EncryptedData data) throws SamlRefusal {
    var document = Objects.requireNonNull(data.getDOM()).getOwnerDocument();
    var references =
        document.getElementsByTagNameNS(EncryptionConstants.XMLENC_NS, "CipherReference");
    if (references.getLength() > 0) {
      throw new SamlRefusal(Reason.DECRYPTION);
    }
  }

  /** The first key, inside the data or beside it. */
  private static EncryptedKey encryptedKey(EncryptedData data) throws SamlRefusal {
    var resolver =
        new ChainingEncryptedKeyResolver(
            List.of(
                new InlineEncryptedKeyResolver(),
                new EncryptedElementTypeEncryptedKeyResolver(),
                new SimpleRetrievalMethodEncryptedKeyResolver()));
    var keys = resolver.resolve(data).iterator();
    if (!keys.hasNext()) {
      throw new SamlRefusal(Reason.DECRYPTION);
    }
    return keys.next();
  }

  private static Assertion assertion(EncryptedAssertion encrypted, byte[] plain)
      throws SamlRefusal {
    try {
      var wrapper = SafeXml.parse(inContext(encrypted.getDOM(), plain)).getDocumentElement();
      var assertion = onlyElement(wrapper);
      ResponseShape.checkDecrypted(assertion);
      return (Assertion) OpenSaml.read(assertion);
    } catch (Exception | StackOverflowError e) {
      throw new SamlRefusal(Reason.DECRYPTION);
    }
  }

  private static Element onlyElement(Element wrapper) throws SamlRefusal {
    var only = wrapper.getFirstChild();
    if (!(only instanceof Element element) || element.getNextSibling() != null) {
      throw new SamlRefusal(Reason.DECRYPTION);
    }
    return element;
  }

  /**
   * What was encrypted may use prefixes that are declared around it, so they are declared around it
   * again.
   */
  private static byte[] inContext(Element place, byte[] plain) {
    var declarations = new LinkedHashMap<String, String>();
    for (Node node = place; node instanceof Element element; node = node.getParentNode()) {
      collect(element, declarations);
    }
    var start = new StringBuilder("<decrypted");
    declarations.forEach(
        (name, value) -> start.append(' ').append(name).append("=\"").append(value).append('"'));
    var out = new ByteArrayOutputStream();
    out.writeBytes(start.append('>').toString().getBytes(UTF_8));
    out.writeBytes(plain);
    out.writeBytes("</decrypted>".getBytes(UTF_8));
    return out.toByteArray();
  }

  private static void collect(Element element, Map<String, String> declarations) {
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      var attribute = attributes.item(i);
      if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        declarations.putIfAbsent(attribute.getNodeName(), escape(attribute.getNodeValue()));
      }
    }
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;")
        .replace("\r", "&#13;");
  }
}
