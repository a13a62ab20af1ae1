package org.gatehouse.sso.response;

import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * XML for people to read who need not know whom it is about. What is known to tell nothing of a
 * person is shown; everything else, signatures and ciphertexts too, is a mark in its place.
 */
public final class RedactedXml {

  /** Stands for what is not shown. */
  public static final String MARK = "[…]";

  private static final int LONGEST = 60_000;
  private static final int LONGEST_VALUE = 1_000;
  private static final Set<String> TEXTS =
      Set.of("Issuer", "Audience", "AuthnContextClassRef", "AuthenticatingAuthority");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Algorithm",
          "AuthnInstant",
          "Consent",
          "Destination",
          "Format",
          "FriendlyName",
          "ID",
          "Id",
          "InResponseTo",
          "IssueInstant",
          "Method",
          "Name",
          "NameFormat",
          "NotBefore",
          "NotOnOrAfter",
          "PrefixList",
          "Recipient",
          "SessionNotOnOrAfter",
          "URI",
          "Value",
          "Version",
          "type");

  private final StringBuilder out = new StringBuilder();

  private RedactedXml() {}

  /** An element and what is in it, each on its line. */
  static String of(Element element) {
    var redacted = new RedactedXml();
    redacted.write(element, "");
    return redacted.out.toString();
  }

  private void write(Element element, String indent) {
    if (out.length() > LONGEST) {
      return;
    }
    out.append(indent).append('<').append(element.getNodeName());
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      write((Attr) attributes.item(i));
    }
    if (!element.hasChildNodes()) {
      out.append("/>\n");
      return;
    }
    out.append('>');
    boolean nested = content(element, indent);
    out.append(nested ? indent : "").append("</").append(element.getNodeName()).append(">\n");
  }

  /** Whether there were elements in it. */
  private boolean content(Element element, String indent) {
    boolean nested = false;
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        out.append(nested ? "" : "\n");
        nested = true;
        write(child, indent + "  ");
      }
    }
    String text = nested ? "" : element.getTextContent().strip();
    if (!text.isEmpty()) {
      out.append(TEXTS.contains(element.getLocalName()) ? shown(text) : MARK);
    }
    return nested;
  }

  private void write(Attr attribute) {
    String name = attribute.getNodeName();
    boolean declares = name.equals("xmlns") || name.startsWith("xmlns:");
    boolean known = declares || ATTRIBUTES.contains(attribute.getLocalName());
    out.append(' ')
        .append(name)
        .append("=\"")
        .append(known ? shown(attribute.getValue()) : MARK)
        .append('"');
  }

  private static String shown(String text) {
    return text.codePoints()
        .limit(LONGEST_VALUE)
        .map(Text::visible)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;");
  }
}
