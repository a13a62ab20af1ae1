package org.gatehouse.sso.response;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.SamlConnection;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.NameIDType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads what a response says for people to compare; nothing of it is checked, nothing decides. */
final class Facts {

  private static final int MOST = 120;
  private static final int LONGEST = 254;
  private static final int LONGEST_READ = 4 * LONGEST;

  private final List<Fact> facts = new ArrayList<>();

  private Facts() {}

  static List<Fact> of(
      SamlConnection connection,
      Instant now,
      @Nullable Document response,
      @Nullable Element decrypted,
      List<X509Certificate> signers) {
    var found = new Facts();
    found.expect(connection, now);
    signers.forEach(
        one -> found.add(Check.SIGNATURE, "certificate", Certificates.fingerprint(one), false));
    if (response != null) {
      found.look(response.getDocumentElement(), decrypted);
    }
    return List.copyOf(found.facts);
  }

  private void expect(SamlConnection connection, Instant now) {
    connection
        .idpCertificates()
        .forEach(one -> add(Check.SIGNATURE, Fact.EXPECTED, Certificates.fingerprint(one), false));
    add(Check.ISSUER, Fact.EXPECTED, connection.idpEntityId(), false);
    add(Check.DESTINATION, Fact.EXPECTED, connection.acsUrl(), false);
    add(Check.AUDIENCE, Fact.EXPECTED, connection.spEntityId(), false);
    add(Check.RECIPIENT, Fact.EXPECTED, connection.acsUrl(), false);
    add(Check.NAME_ID, Fact.EXPECTED, NameIDType.EMAIL, false);
    add(Check.TIMES, "now", now.toString(), false);
    add(Check.TIMES, "skew", Long.toString(connection.rules().skew().toSeconds()), false);
  }

  private void look(Element response, @Nullable Element decrypted) {
    attribute(Check.DESTINATION, "destination", response, "Destination");
    attribute(Check.ANSWER, "inResponseTo", response, "InResponseTo");
    attributes(Check.STATUS, "status", response, SAMLConstants.SAML20P_NS, "StatusCode", "Value");
    // Providers name people in it whom they do not let in.
    texts(Check.STATUS, "message", response, SAMLConstants.SAML20P_NS, "StatusMessage", true);
    saml(response);
    if (decrypted != null) {
      saml(decrypted);
    }
  }

  private void saml(Element within) {
    String ns = SAMLConstants.SAML20_NS;
    texts(Check.ISSUER, "issuer", within, ns, "Issuer", false);
    texts(Check.AUDIENCE, "audience", within, ns, "Audience", false);
    attributes(Check.RECIPIENT, "recipient", within, ns, "SubjectConfirmationData", "Recipient");
    attributes(Check.ANSWER, "confirmed", within, ns, "SubjectConfirmationData", "InResponseTo");
    attributes(Check.TIMES, "notBefore", within, ns, "Conditions", "NotBefore");
    attributes(Check.TIMES, "notOnOrAfter", within, ns, "Conditions", "NotOnOrAfter");
    attributes(Check.TIMES, "signedIn", within, ns, "AuthnStatement", "AuthnInstant");
    attributes(Check.NAME_ID, "format", within, ns, "NameID", "Format");
    texts(Check.NAME_ID, "nameId", within, ns, "NameID", true);
    attributes(Check.FIRST_USE, "assertion", within, ns, "Assertion", "ID");
    claims(within);
  }

  /** Only so many values are looked at: each one more than once is told once. */
  private void claims(Element within) {
    int looked = 0;
    for (Element attribute : elements(within, SAMLConstants.SAML20_NS, "Attribute")) {
      Node child = attribute.getFirstChild();
      while (child != null && looked < MOST) {
        if ("AttributeValue".equals(child.getLocalName())
            && SAMLConstants.SAML20_NS.equals(child.getNamespaceURI())) {
          add(Check.ATTRIBUTES, attribute.getAttribute("Name"), text(child), true);
          looked++;
        }
        child = child.getNextSibling();
      }
    }
  }

  private void attribute(Check check, String name, Element element, String attribute) {
    if (element.hasAttributeNS(null, attribute)) {
      add(check, name, element.getAttributeNS(null, attribute), false);
    }
  }

  private void attributes(
      Check check, String name, Element within, String ns, String element, String attribute) {
    elements(within, ns, element).forEach(found -> attribute(check, name, found, attribute));
    if (within.getLocalName().equals(element)) {
      attribute(check, name, within, attribute);
    }
  }

  private void texts(
      Check check, String name, Element within, String ns, String element, boolean personal) {
    elements(within, ns, element).forEach(found -> add(check, name, text(found), personal));
  }

  /**
   * The first elements of that name below one. Nobody asks how many there are: to count them, DOM
   * walks to the end of the document each time.
   */
  private static List<Element> elements(Element within, String ns, String name) {
    NodeList nodes = within.getElementsByTagNameNS(ns, name);
    List<Element> found = new ArrayList<>();
    while (found.size() < MOST && nodes.item(found.size()) instanceof Element element) {
      found.add(element);
    }
    return found;
  }

  /** The beginning of its text, which may be long. */
  private static String text(Node within) {
    StringBuilder text = new StringBuilder();
    read(within, text);
    return text.toString().strip();
  }

  private static void read(Node within, StringBuilder text) {
    Node child = within.getFirstChild();
    while (child != null && text.length() < LONGEST_READ) {
      if (child instanceof org.w3c.dom.Text part) {
        String data = text.isEmpty() ? part.getData().stripLeading() : part.getData();
        text.append(data, 0, Math.min(data.length(), LONGEST_READ));
      }
      read(child, text);
      child = child.getNextSibling();
    }
  }

  private void add(Check check, String name, String value, boolean personal) {
    var fact = new Fact(check, tame(name), tame(value), personal);
    if (facts.size() < MOST && !facts.contains(fact)) {
      facts.add(fact);
    }
  }

  private static String tame(String text) {
    return text.codePoints()
        .limit(LONGEST)
        .map(Text::visible)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
