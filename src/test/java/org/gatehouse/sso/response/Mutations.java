package org.gatehouse.sso.response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import net.shibboleth.shared.xml.SerializeSupport;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Changes a good response at random, and always in the same way for the same seed: its tree, its
 * text, its bytes, or how it is encoded.
 */
public final class Mutations {

  /** What stands in good responses, and what attackers put there. */
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "\n",
          "x",
          "0",
          "-1",
          "true",
          "2.0",
          "boss@contoso.example",
          "ana@contoso.example",
          Fixture.REQUEST,
          "_request-2",
          "https://evil.example/",
          "https://idp.example/contoso",
          "https://gate.example/login/saml/contoso/",
          "#",
          "#_x",
          "2026-11-22T10:15:30Z",
          "2036-11-22T10:15:30Z",
          "1996-11-22T10:15:30Z",
          "\u0130\u0131\u212A",
          "\uD83D\uDE00",
          "AAAA",
          "urn:oasis:names:tc:SAML:2.0:status:Success",
          "urn:oasis:names:tc:SAML:2.0:cm:bearer",
          "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
          "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "http://www.w3.org/2001/04/xmlenc#rsa-1_5",
          "saml2:AssertionType",
          "saml2:NameIDType");

  private static final List<String> NAMESPACES =
      List.of(
          SamlNames.SAML,
          SamlNames.PROTOCOL,
          SamlNames.DS,
          "http://www.w3.org/2001/04/xmlenc#",
          "urn:oasis:names:tc:SAML:1.0:assertion",
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "urn:foreign");

  private static final List<String> NAMES =
      List.of(
          "Assertion",
          "EncryptedAssertion",
          "Response",
          "Subject",
          "NameID",
          "Conditions",
          "Attribute",
          "AttributeValue",
          "Signature",
          "Object",
          "Extensions",
          "Advice",
          "Issuer",
          "ID",
          "id",
          "Version",
          "InResponseTo",
          "Destination",
          "Recipient",
          "NotOnOrAfter",
          "Name",
          "Format",
          "Algorithm",
          "URI");

  private static final List<String> SNIPPETS =
      List.of(
          "<!-- x -->",
          "<?x y?>",
          "<![CDATA[x]]>",
          "&#97;",
          "&amp;",
          "&x;",
          "<x/>",
          "]]>",
          "\u0000",
          "\uFEFF",
          "<!DOCTYPE x>",
          "xmlns=\"\"",
          " ID=\"_x\"",
          "</saml2:Assertion>",
          "boss@");

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** The value of the form's field. */
  public String mutate(String xml) {
    return switch (random.nextInt(20)) {
      case 0 -> encoded(bytes(xml.getBytes(UTF_8)));
      case 1, 2 -> encoded(text(xml).getBytes(UTF_8));
      case 3 -> encoding(encoded(xml.getBytes(UTF_8)));
      case 4 -> encoded(text(tree(xml)).getBytes(UTF_8));
      default -> encoded(tree(xml).getBytes(UTF_8));
    };
  }

  private String tree(String xml) {
    var document = parse(xml);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      change(document);
    }
    return SerializeSupport.nodeToString(document.getDocumentElement());
  }

  private void change(Document document) {
    var elements = elements(document);
    var element = pick(elements);
    var other = pick(elements);
    switch (random.nextInt(16)) {
      case 0 -> remove(element);
      case 1 -> insert(other, element.cloneNode(true));
      case 2 -> move(other, element);
      case 3 -> swap(element, other);
      case 4 -> rename(document, element);
      case 5 -> element.setTextContent(pick(WORDS));
      case 6 -> attribute(element, a -> a.setValue(pick(WORDS)));
      case 7 -> attribute(element, element::removeAttributeNode);
      case 8 -> element.setAttribute(pick(NAMES), pick(WORDS));
      case 9 -> copyAttribute(element, other);
      case 10 -> insert(element, document.createComment(pick(WORDS)));
      case 11 -> insert(element, document.createProcessingInstruction("x", "y"));
      case 12 -> wrap(document, element);
      case 13 -> {
        declare(element, "saml2", SamlNames.SAML);
        Wrapping.type(element, random.nextBoolean() ? "saml2:AssertionType" : pick(WORDS));
      }
      case 14 -> unwrap(element);
      default -> textInside(element);
    }
  }

  private void rename(Document document, Element element) {
    String namespace = random.nextBoolean() ? element.getNamespaceURI() : pick(NAMESPACES);
    String name = random.nextBoolean() ? element.getLocalName() : pick(NAMES);
    var renamed = (Element) document.renameNode(element, namespace, "r:" + name);
    declare(renamed, "r", namespace);
  }

  private static void declare(Element element, String prefix, String namespace) {
    element.setAttributeNS(SamlNames.XMLNS, "xmlns:" + prefix, namespace);
  }

  private void attribute(Element element, java.util.function.Consumer<Attr> change) {
    var attributes = element.getAttributes();
    if (attributes.getLength() > 0) {
      change.accept((Attr) attributes.item(random.nextInt(attributes.getLength())));
    }
  }

  private void copyAttribute(Element to, Element from) {
    attribute(from, a -> to.setAttributeNS(a.getNamespaceURI(), a.getName(), a.getValue()));
  }

  private void wrap(Document document, Element element) {
    if (element.getParentNode() instanceof Element parent) {
      String namespace = pick(NAMESPACES);
      var around = document.createElementNS(namespace, "w:" + pick(NAMES));
      declare(around, "w", namespace);
      parent.replaceChild(around, element);
      around.appendChild(element);
    }
  }

  private static void unwrap(Element element) {
    if (element.getParentNode() instanceof Element parent) {
      while (element.getFirstChild() != null) {
        parent.insertBefore(element.getFirstChild(), element);
      }
      parent.removeChild(element);
    }
  }

  private void textInside(Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE && !node.getNodeValue().isEmpty()) {
        String value = node.getNodeValue();
        int place = random.nextInt(value.length() + 1);
        node.setNodeValue(
            switch (random.nextInt(4)) {
              case 0 -> value.substring(0, place);
              case 1 -> value.substring(0, place) + pick(WORDS) + value.substring(place);
              case 2 -> value.toUpperCase(Locale.ROOT);
              default -> " " + value + "\n";
            });
        return;
      }
    }
  }

  private void move(Element to, Element element) {
    if (element.getParentNode() instanceof Element && !contains(element, to)) {
      insert(to, element);
    }
  }

  private void swap(Element one, Element two) {
    if (one.getParentNode() instanceof Element parent
        && two.getParentNode() instanceof Element
        && !contains(one, two)
        && !contains(two, one)) {
      var place = one.getNextSibling();
      two.getParentNode().replaceChild(one, two);
      parent.insertBefore(two, place == two ? null : place);
    }
  }

  private static boolean contains(Node outer, Node inner) {
    for (Node node = inner; node != null; node = node.getParentNode()) {
      if (node == outer) {
        return true;
      }
    }
    return false;
  }

  private void insert(Element place, Node node) {
    int children = place.getChildNodes().getLength();
    place.insertBefore(
        node, children == 0 ? null : place.getChildNodes().item(random.nextInt(children + 1)));
  }

  private static void remove(Element element) {
    if (element.getParentNode() instanceof Element parent) {
      parent.removeChild(element);
    }
  }

  private String text(String xml) {
    var changed = new StringBuilder(xml);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int place = random.nextInt(changed.length());
      int end = Math.min(changed.length(), place + random.nextInt(40));
      switch (random.nextInt(4)) {
        case 0 -> changed.delete(place, end);
        case 1 -> changed.insert(place, pick(SNIPPETS));
        case 2 -> changed.insert(random.nextInt(changed.length()), changed.substring(place, end));
        default -> changed.replace(place, end, pick(WORDS));
      }
      if (changed.isEmpty()) {
        break;
      }
    }
    return changed.toString();
  }

  private byte[] bytes(byte[] xml) {
    byte[] changed = xml.clone();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int place = random.nextInt(changed.length);
      switch (random.nextInt(4)) {
        case 0 -> changed[place] ^= (byte) (1 << random.nextInt(8));
        case 1 -> changed[place] = (byte) random.nextInt(256);
        case 2 -> changed = Arrays.copyOf(changed, Math.max(1, place));
        default -> Arrays.fill(changed, place, Math.min(changed.length, place + 8), (byte) 0);
      }
    }
    return random.nextInt(20) == 0 ? new String(changed, ISO_8859_1).getBytes(UTF_8) : changed;
  }

  private String encoding(String base64) {
    int place = random.nextInt(base64.length());
    String head = base64.substring(0, place);
    String tail = base64.substring(place);
    return switch (random.nextInt(8)) {
      case 0 -> head;
      case 1 -> head + "=" + tail;
      case 2 -> head + " \r\n\t" + tail;
      case 3 -> head + pick(WORDS) + tail;
      case 4 -> base64.replace('+', '-').replace('/', '_');
      case 5 -> base64 + base64;
      case 6 -> encoded(base64.getBytes(UTF_8));
      default -> base64.replace("=", "");
    };
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<Element> elements(Document document) {
    var nodes = document.getElementsByTagNameNS("*", "*");
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Document parse(String xml) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
