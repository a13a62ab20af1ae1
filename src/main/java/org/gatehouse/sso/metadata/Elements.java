package org.gatehouse.sso.metadata;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Elements of SAML metadata by their names; whatever else stands in a document is passed over. */
final class Elements {

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
  private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

  private Elements() {}

  /** Its children of metadata that have one of those names, in their order. */
  static Stream<Element> children(Element parent, String... names) {
    return all(parent)
        .filter(child -> Arrays.stream(names).anyMatch(name -> is(child, METADATA, name)));
  }

  /** Its children of XML signatures that have that name, in their order. */
  static Stream<Element> ofSignature(Element parent, String name) {
    return all(parent).filter(child -> is(child, SIGNATURE, name));
  }

  private static Stream<Element> all(Element parent) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  static boolean is(Element element, String namespace, String name) {
    return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  /** The attribute's value without blanks around; empty if it has none. */
  static String attribute(Element element, String name) {
    return element.getAttribute(name).strip();
  }

  /** What no database can write is as good as no end. */
  static Optional<Instant> validUntil(Element element) {
    var text = attribute(element, "validUntil");
    return time(text).filter(end -> end.isAfter(Instant.EPOCH) && end.isBefore(LAST));
  }

  private static Optional<Instant> time(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException withoutZone) {
      try {
        return Optional.of(Instant.parse(text + "Z"));
      } catch (DateTimeParseException noTime) {
        return Optional.empty();
      }
    }
  }
}
