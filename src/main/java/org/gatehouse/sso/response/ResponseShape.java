package org.gatehouse.sso.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where the parts of a response may stand. Signature wrapping needs a second place for an assertion
 * or a signature; there is none: one response at the top, at most one assertion right below it, and
 * signatures only as children of these two.
 */
final class ResponseShape {

  private static final String ASSERTION = "Assertion";
  private static final Set<String> CONDITIONS =
      Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");

  private ResponseShape() {}

  /** Refuses a document that is not one response with at most one assertion in its place. */
  static void check(Document document) throws SamlRefusal {
    var root = document.getDocumentElement();
    if (!isNamed(root, SAMLConstants.SAML20P_NS, "Response")) {
      throw new SamlRefusal(Reason.NOT_A_RESPONSE, root.getNodeName());
    }
    if (all(document, SAMLConstants.SAML20P_NS, "Response").size() != 1) {
      throw new SamlRefusal(Reason.SEVERAL_ASSERTIONS);
    }
    var assertions = all(document, SAMLConstants.SAML20_NS, ASSERTION);
    assertions.addAll(all(document, SAMLConstants.SAML20_NS, "EncryptedAssertion"));
    if (assertions.size() > 1
        || assertions.stream().anyMatch(assertion -> assertion.getParentNode() != root)) {
      throw new SamlRefusal(Reason.SEVERAL_ASSERTIONS);
    }
    checkSignatures(document, root);
    checkConditions(document);
  }

  /** Refuses a decrypted element that is not one assertion alone. */
  static void checkDecrypted(Element assertion) throws SamlRefusal {
    var document = assertion.getOwnerDocument();
    if (!isNamed(assertion, SAMLConstants.SAML20_NS, ASSERTION)
        || all(document, SAMLConstants.SAML20_NS, ASSERTION).size() != 1
        || !all(document, SAMLConstants.SAML20_NS, "EncryptedAssertion").isEmpty()) {
      throw new SamlRefusal(Reason.SEVERAL_ASSERTIONS);
    }
    checkSignatures(document, assertion);
    checkConditions(document);
  }

  private static void checkSignatures(Document document, Element root) throws SamlRefusal {
    var parents = new ArrayList<Node>();
    for (Element signature : all(document, SignatureConstants.XMLSIG_NS, "Signature")) {
      var parent = signature.getParentNode();
      boolean allowed = parent == root || isNamed(parent, SAMLConstants.SAML20_NS, ASSERTION);
      if (!allowed || parents.contains(parent)) {
        throw new SamlRefusal(Reason.SIGNATURE_FORM);
      }
      parents.add(parent);
    }
  }

  /**
   * A condition that is not understood is not met (core 2.5.1); objects exist only for those that
   * the library knows.
   */
  private static void checkConditions(Document document) throws SamlRefusal {
    for (Element conditions : all(document, SAMLConstants.SAML20_NS, "Conditions")) {
      for (Node node = conditions.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element element
            && !(SAMLConstants.SAML20_NS.equals(element.getNamespaceURI())
                && CONDITIONS.contains(element.getLocalName()))) {
          throw new SamlRefusal(Reason.UNKNOWN_CONDITION, element.getNodeName());
        }
      }
    }
  }

  private static boolean isNamed(Node node, String namespace, String name) {
    return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
  }

  private static List<Element> all(Document document, String namespace, String name) {
    var nodes = document.getElementsByTagNameNS(namespace, name);
    var elements = new ArrayList<Element>(nodes.getLength());
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
