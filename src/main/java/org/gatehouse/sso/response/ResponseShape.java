package org.gatehouse.sso.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
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
  private static final String EXCLUSIVE = SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS;
  private static final Set<String> CONDITIONS =
      Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");

  /** Of these a reader would have to choose one if there were two of them in one place. */
  private static final Set<String> ONCE =
      Set.of(
          "Issuer",
          "Status",
          "Extensions",
          "Subject",
          "NameID",
          "SubjectConfirmationData",
          "Conditions",
          "Advice");

  /** What may say its type; of anything else, a type could make an object that its name is not. */
  private static final Set<String> TYPED =
      Set.of("AttributeValue", "SubjectConfirmationData", "AuthnContextDecl", "Condition");

  private static final int LONGEST_PREFIX_LIST = 300;

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
    checkParts(document, root);
  }

  /** Refuses a decrypted element that is not one assertion alone. */
  static void checkDecrypted(Element assertion) throws SamlRefusal {
    var document = assertion.getOwnerDocument();
    if (!isNamed(assertion, SAMLConstants.SAML20_NS, ASSERTION)
        || all(document, SAMLConstants.SAML20_NS, ASSERTION).size() != 1
        || !all(document, SAMLConstants.SAML20_NS, "EncryptedAssertion").isEmpty()) {
      throw new SamlRefusal(Reason.SEVERAL_ASSERTIONS);
    }
    checkParts(document, assertion);
  }

  private static void checkParts(Document document, Element root) throws SamlRefusal {
    for (Element element : all(document, "*", "*")) {
      boolean typed = element.hasAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
      if (isTwin(element) || (typed && !TYPED.contains(element.getLocalName()))) {
        throw new SamlRefusal(Reason.UNREADABLE);
      }
    }
    checkSignatures(document, root);
    checkConditions(document);
  }

  private static boolean isTwin(Element element) {
    if (!ONCE.contains(element.getLocalName())) {
      return false;
    }
    for (Node node = element.getPreviousSibling(); node != null; node = node.getPreviousSibling()) {
      if (isNamed(node, element.getNamespaceURI(), element.getLocalName())) {
        return true;
      }
    }
    return false;
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
    // Each prefix is looked for at each element, so a long list is work without end.
    for (Element list : all(document, EXCLUSIVE, "InclusiveNamespaces")) {
      if (list.getAttribute("PrefixList").length() > LONGEST_PREFIX_LIST) {
        throw new SamlRefusal(Reason.SIGNATURE_FORM);
      }
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

  private static boolean isNamed(Node node, @Nullable String namespace, String name) {
    return name.equals(node.getLocalName()) && Objects.equals(namespace, node.getNamespaceURI());
  }

  private static List<Element> all(Document document, String namespace, String name) {
    var nodes = document.getElementsByTagNameNS(namespace, name);
    // Asked once: each time it walks to the end of the document.
    int count = nodes.getLength();
    var elements = new ArrayList<Element>(count);
    for (int i = 0; i < count; i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
