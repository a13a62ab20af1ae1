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

  /** All groups, in their order and each once; empty is not the same as absent. */
  Optional<List<String>> groups() throws SamlRefusal {
    var values = values(names.groups());
    return values.map(list -> list.stream().distinct().toList());
  }

  private Optional<String> single(String name) throws SamlRefusal {
    var values = values(name).orElse(List.of());
    if (values.size() > 1) {
      throw new SamlRefusal(Reason.REPEATED_ATTRIBUTE, name);
    }
    return values.stream().findFirst();
  }

  private Optional<List<String>> values(String name) throws SamlRefusal {
    var named = attributes.stream().filter(attribute -> name.equals(attribute.getName())).toList();
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

  private static String text(String name, Element value) throws SamlRefusal {
    for (Node node = value.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        throw new SamlRefusal(Reason.ATTRIBUTE_VALUE, name);
      }
    }
    var text = value.getTextContent().strip();
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new SamlRefusal(Reason.ATTRIBUTE_VALUE, name);
    }
    Text.checkPrintable(name, text);
    return text;
  }
}
