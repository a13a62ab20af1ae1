package org.gatehouse.sso.response;

import static org.gatehouse.sso.response.SamlNames.BOSS;
import static org.gatehouse.sso.response.SamlNames.DS;
import static org.gatehouse.sso.response.SamlNames.PROTOCOL;
import static org.gatehouse.sso.response.SamlNames.SAML;
import static org.gatehouse.sso.response.SamlNames.XMLNS;

import java.util.List;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The ways to put a forged assertion beside, around or inside a signed one. The first eight bear
 * the numbers of Somorovsky and others, "On Breaking SAML: Be Whoever You Want to Be" (2012).
 */
enum Wrapping {
  /** A forged response on top, the signed one inside the signature that it keeps. */
  XSW1(root -> responseIn(root, signature(root))),
  /** A forged response on top, the signed one beside the signature, which is detached so. */
  XSW2(root -> root.insertBefore(original(root), signature(root))),
  /** A forged assertion before the signed one. */
  XSW3(root -> root.insertBefore(forged(root), assertion(root))),
  /** The signed assertion inside the forged one. */
  XSW4(
      root -> {
        Element signed = assertion(root);
        Element forged = forged(root);
        root.replaceChild(forged, signed);
        forged.appendChild(signed);
      }),
  /** The signature stays in the forged assertion, the signed one without it stands at the end. */
  XSW5(
      root -> {
        Element signed = (Element) assertion(root).cloneNode(true);
        signed.removeChild(signature(signed));
        forge(assertion(root), true);
        root.appendChild(signed);
      }),
  /** The signature stays in the forged assertion and holds the signed one. */
  XSW6(
      root -> {
        Element signed = (Element) assertion(root).cloneNode(true);
        signed.removeChild(signature(signed));
        forge(assertion(root), true);
        signature(assertion(root)).appendChild(signed);
      }),
  /** The forged assertion in the response's extensions. */
  XSW7(
      root -> {
        Element extensions = make(root, PROTOCOL, "saml2p:Extensions");
        extensions.appendChild(forged(root));
        root.insertBefore(extensions, first(root, PROTOCOL, "Status"));
      }),
  /** The signed assertion inside an object of the signature, which the forged one keeps. */
  XSW8(
      root -> {
        Element signed = (Element) assertion(root).cloneNode(true);
        signed.removeChild(signature(signed));
        forge(assertion(root), true);
        Element object = make(root, DS, "ds:Object");
        object.appendChild(signed);
        signature(assertion(root)).appendChild(object);
      }),
  AFTER(root -> root.appendChild(forged(root))),
  SIGNED_IN_EXTENSIONS(
      root -> {
        Element signed = assertion(root);
        root.replaceChild(forged(root), signed);
        Element extensions = make(root, PROTOCOL, "saml2p:Extensions");
        extensions.appendChild(signed);
        root.insertBefore(extensions, first(root, PROTOCOL, "Status"));
      }),
  SIGNED_IN_STATUS_DETAIL(
      root -> {
        Element signed = assertion(root);
        root.replaceChild(forged(root), signed);
        Element detail = make(root, PROTOCOL, "saml2p:StatusDetail");
        detail.appendChild(signed);
        first(root, PROTOCOL, "Status").appendChild(detail);
      }),
  SIGNED_IN_ADVICE(
      root -> {
        Element signed = assertion(root);
        Element forged = forged(root);
        root.replaceChild(forged, signed);
        Element advice = make(root, SAML, "saml2:Advice");
        advice.appendChild(signed);
        forged.insertBefore(advice, first(forged, SAML, "AuthnStatement"));
      }),
  SIGNED_IN_ATTRIBUTE_VALUE(
      root -> {
        Element signed = assertion(root);
        Element forged = forged(root);
        root.replaceChild(forged, signed);
        Element attribute = make(root, SAML, "saml2:Attribute");
        attribute.setAttribute("Name", "urn:forged");
        Element value = make(root, SAML, "saml2:AttributeValue");
        value.appendChild(signed);
        attribute.appendChild(value);
        first(forged, SAML, "AttributeStatement").appendChild(attribute);
      }),
  SIGNED_IN_CONFIRMATION_DATA(
      root -> {
        Element signed = assertion(root);
        Element forged = forged(root);
        root.replaceChild(forged, signed);
        first(forged, SAML, "SubjectConfirmationData").appendChild(signed);
      }),
  SIGNED_IN_KEY_INFO(
      root -> {
        Element signed = (Element) assertion(root).cloneNode(true);
        signed.removeChild(signature(signed));
        forge(assertion(root), true);
        first(signature(assertion(root)), DS, "KeyInfo").appendChild(signed);
      }),
  SIGNED_IN_FOREIGN_ELEMENT(
      root -> {
        Element signed = assertion(root);
        root.replaceChild(forged(root), signed);
        Element foreign = make(root, "urn:foreign", "f:box");
        foreign.appendChild(signed);
        root.appendChild(foreign);
      }),
  RESPONSE_IN_EXTENSIONS(
      root -> {
        Element inner = original(root);
        Element extensions = make(root, PROTOCOL, "saml2p:Extensions");
        extensions.appendChild(inner);
        root.insertBefore(extensions, first(root, PROTOCOL, "Status"));
      }),
  RESPONSE_AROUND(
      root -> {
        Element inner = (Element) root.cloneNode(true);
        forge(assertion(root), false);
        root.removeAttribute("ID");
        root.appendChild(inner);
      }),
  TWO_SUBJECTS(
      root -> {
        Element subject = (Element) first(assertion(root), SAML, "Subject").cloneNode(true);
        first(subject, SAML, "NameID").setTextContent(BOSS);
        assertion(root).insertBefore(subject, first(assertion(root), SAML, "Conditions"));
      }),
  SIGNATURE_OF_THE_RESPONSE_IN_THE_ASSERTION(
      root -> {
        Node taken = signature(root).cloneNode(true);
        Element forged = forged(root);
        root.replaceChild(forged, assertion(root));
        forged.insertBefore(taken, first(forged, SAML, "Subject"));
      }),
  /** Objects are made of types before names: this element becomes an assertion. */
  TYPED_AS_ASSERTION_BEFORE(root -> root.insertBefore(typed(root), assertion(root))),
  TYPED_AS_ASSERTION_AFTER(root -> root.appendChild(typed(root))),
  TYPED_EXTENSIONS(
      root -> {
        Element extensions = make(root, PROTOCOL, "saml2p:Extensions");
        type(extensions, "saml2:AssertionType");
        extensions.setAttributeNS(XMLNS, "xmlns:saml2", SAML);
        extensions.setAttribute("ID", "_typed");
        extensions.setAttribute("Version", "2.0");
        copyChildren(forged(root), extensions);
        root.insertBefore(extensions, first(root, PROTOCOL, "Status"));
      }),
  /** Older SAML has other names for IDs. */
  OLD_ASSERTION_ID(root -> foreignId(root, "urn:oasis:names:tc:SAML:1.0:assertion", "AssertionID")),
  OLD_RESPONSE_ID(root -> foreignId(root, "urn:oasis:names:tc:SAML:1.0:protocol", "ResponseID")),
  XML_ID(
      root -> {
        Element box = make(root, "urn:foreign", "f:box");
        box.setAttributeNS(
            "http://www.w3.org/XML/1998/namespace", "xml:id", assertion(root).getAttribute("ID"));
        root.insertBefore(box, assertion(root));
      }),
  UTILITY_ID(
      root -> {
        Element box = make(root, "urn:foreign", "f:box");
        box.setAttributeNS(
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
            "wsu:Id",
            assertion(root).getAttribute("ID"));
        root.insertBefore(box, assertion(root));
      });

  private final Consumer<Element> change;

  Wrapping(Consumer<Element> change) {
    this.change = change;
  }

  /** Those that need a signature of the response. */
  boolean ofResponse() {
    return List.of(XSW1, XSW2, SIGNATURE_OF_THE_RESPONSE_IN_THE_ASSERTION).contains(this);
  }

  /** Those that need a signature of the assertion. */
  boolean ofAssertion() {
    return List.of(XSW5, XSW6, XSW8, SIGNED_IN_KEY_INFO).contains(this);
  }

  void wrap(Element root) {
    change.accept(root);
  }

  private static void responseIn(Element root, Element place) {
    place.appendChild(original(root));
  }

  /** A copy of the response without its signature; the one on top becomes the forged one. */
  private static Element original(Element root) {
    Element copy = (Element) root.cloneNode(true);
    copy.removeChild(signature(copy));
    forge(assertion(root), true);
    root.setAttribute("ID", "_forged-response");
    return copy;
  }

  private static Element forged(Element root) {
    Element forged = (Element) assertion(root).cloneNode(true);
    forge(forged, false);
    return forged;
  }

  private static void forge(Element assertion, boolean keepSignature) {
    assertion.setAttribute("ID", "_forged");
    first(assertion, SAML, "NameID").setTextContent(BOSS);
    if (!keepSignature && signature(assertion) != null) {
      assertion.removeChild(signature(assertion));
    }
  }

  private static Element typed(Element root) {
    Element typed = make(root, "urn:foreign", "f:typed");
    typed.setAttributeNS(XMLNS, "xmlns:f", "urn:foreign");
    typed.setAttributeNS(XMLNS, "xmlns:saml2", SAML);
    type(typed, "saml2:AssertionType");
    typed.setAttribute("ID", "_typed");
    typed.setAttribute("Version", "2.0");
    copyChildren(forged(root), typed);
    return typed;
  }

  private static void copyChildren(Element from, Element to) {
    while (from.getFirstChild() != null) {
      to.appendChild(from.getFirstChild());
    }
  }

  static void type(Element element, String name) {
    element.setAttributeNS(XMLNS, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    element.setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "xsi:type", name);
  }

  private static void foreignId(Element root, String namespace, String attribute) {
    Element old =
        make(
            root,
            namespace,
            "old:" + (attribute.startsWith("Assertion") ? "Assertion" : "Response"));
    old.setAttributeNS(XMLNS, "xmlns:old", namespace);
    old.setAttribute(attribute, assertion(root).getAttribute("ID"));
    Element extensions = make(root, PROTOCOL, "saml2p:Extensions");
    extensions.appendChild(old);
    root.insertBefore(extensions, first(root, PROTOCOL, "Status"));
  }

  static Element make(Element root, String namespace, String name) {
    Document document = root.getOwnerDocument();
    return document.createElementNS(namespace, name);
  }

  static Element assertion(Element root) {
    return child(root, SAML, "Assertion");
  }

  static Element signature(Element element) {
    return child(element, DS, "Signature");
  }

  private static Element child(Element element, String namespace, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName())) {
        return (Element) node;
      }
    }
    return null;
  }

  static Element first(Element root, String namespace, String name) {
    return (Element) root.getElementsByTagNameNS(namespace, name).item(0);
  }
}
