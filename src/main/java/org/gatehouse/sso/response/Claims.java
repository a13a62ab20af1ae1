package org.gatehouse.sso.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.sso.connection.ClaimNames;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The attributes of an assertion that mean something here, read by their exact Name; a friendly
 * name never counts.
 */
final class Claims {

  private static final int LONGEST = 255;

  private final List<Attribute> attributes = new ArrayList<>();
  private final ClaimNames names;

  private Claims(ClaimNames names) {
    this.names = names;
  }

  static Claims of(Assertion assertion, ClaimNames names) throws SamlRefusal {
    var claims = new Claims(names);
    for (AttributeStatement statement : assertion.getAttributeStatements()) {
      if (!statement.getEncryptedAttributes().isEmpty()) {
        throw new SamlRefusal(Reason.ENCRYPTED_PART, "Attribute");
      }
      claims.attributes.addAll(statement.getAttributes());
    }
    return claims;
  }

  Optional<String> givenName() throws SamlRefusal {
    return single(names.firstName());
  }

  Optional<String> surname() throws SamlRefusal {
    return single(names.lastName());
  }

  Optional<String> email() throws SamlRefusal {
    var email = single(names.email());
    if (email.isPresent()) {
      Text.checkAddress(names.email(), email.get());
    }
    return email;
  }

  /**
   * All groups as sent, in their order and each once; empty is not the same as absent. They keep
   * nobody out, whatever they are: what can be no name is sorted out by whoever makes teams of
   * them.
   */
  Optional<List<String>> groups() {
    var named = named(names.groups());
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(
            named.stream()
                .flatMap(attribute -> attribute.getAttributeValues().stream())
                .map(value -> group(Objects.requireNonNull(value.getDOM())))
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList());
  }

  private Optional<String> single(String name) throws SamlRefusal {
    var values = values(name).orElse(List.of());
    if (values.size() > 1) {
      throw new SamlRefusal(Reason.REPEATED_ATTRIBUTE, name);
    }
    return values.stream().findFirst();
  }

  private Optional<List<String>> values(String name) throws SamlRefusal {
    var named = named(name);
    if (named.size() > 1) {
      throw new SamlRefusal(Reason.REPEATED_ATTRIBUTE, name);
    }
    if (named.isEmpty()) {
      return Optional.empty();
    }
    var values = new ArrayList<String>();
    for (XMLObject value : named.get(0).getAttributeValues()) {
      var text = text(name, Objects.requireNonNull(value.getDOM()));
      if (!text.isEmpty()) {
        values.add(text);
      }
    }
    return Optional.of(values);
  }

  private List<Attribute> named(String name) {
    return attributes.stream().filter(attribute -> name.equals(attribute.getName())).toList();
  }

  /** What is no text has a character in front that is in no XML, so that it is no name either. */
  private static String group(Element value) {
    var text = value.getTextContent().strip();
    return isText(value) ? text : '\0' + text;
  }

  private static boolean isText(Element value) {
    for (Node node = value.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        return false;
      }
    }
    return true;
  }

  private static String text(String name, Element value) throws SamlRefusal {
    var text = value.getTextContent().strip();
    if (!isText(value) || text.codePointCount(0, text.length()) > LONGEST) {
      throw new SamlRefusal(Reason.ATTRIBUTE_VALUE, name);
    }
    Text.checkPrintable(name, text);
    return text;
  }
}
