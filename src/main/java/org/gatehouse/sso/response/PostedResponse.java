package org.gatehouse.sso.response;

import com.google.common.base.CharMatcher;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A response as it was posted (SAML 2.0 bindings 3.5), decoded and not yet parsed. RelayState and
 * everything else in the form is not read.
 */
public final class PostedResponse {

  private static final String FIELD = "SAMLResponse";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int MAX_DECODED = 1 << 20;
  private static final int MAX_ENCODED = MAX_DECODED / 3 * 4 + MAX_DECODED / 8;
  private static final CharMatcher BLANKS = CharMatcher.anyOf(" \t\r\n").precomputed();

  private final byte[] xml;

  private PostedResponse(byte[] xml) {
    this.xml = xml;
  }

  /**
   * Takes the one response out of a POST request.
   *
   * @param contentType the request's media type, parameters and all
   * @param query the request's query string, in which a response has no place
   * @param form the request's parameters
   */
  public static PostedResponse of(
      @Nullable String contentType, @Nullable String query, Map<String, String[]> form)
      throws SamlRefusal {
    var values = form.getOrDefault(FIELD, new String[0]);
    if (!isForm(contentType) || isIn(query) || values.length != 1) {
      throw new SamlRefusal(Reason.TRANSPORT);
    }
    return decoded(values[0]);
  }

  private static PostedResponse decoded(String value) throws SamlRefusal {
    if (value.length() > MAX_ENCODED) {
      throw new SamlRefusal(Reason.TOO_LARGE);
    }
    byte[] xml;
    try {
      xml = Base64.getDecoder().decode(BLANKS.removeFrom(value));
    } catch (IllegalArgumentException e) {
      throw new SamlRefusal(Reason.UNREADABLE);
    }
    if (xml.length > MAX_DECODED) {
      throw new SamlRefusal(Reason.TOO_LARGE);
    }
    return new PostedResponse(xml);
  }

  /** Also in disguise: servers decode the names of parameters. */
  private static boolean isIn(@Nullable String query) {
    try {
      return query != null && URLDecoder.decode(query, StandardCharsets.UTF_8).contains(FIELD);
    } catch (IllegalArgumentException broken) {
      return true;
    }
  }

  private static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    var type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return Text.asciiLowerCase(type.strip()).equals(FORM);
  }

  /** The request that it says it answers, unproved; empty for none, or if it can not be read. */
  public Optional<String> answers() {
    try {
      var asked = SafeXml.parse(xml).getDocumentElement().getAttributeNS(null, "InResponseTo");
      return Optional.of(asked).filter(id -> !id.isEmpty());
    } catch (SamlRefusal unreadable) {
      return Optional.empty();
    }
  }

  /** The document as it came. */
  public byte[] document() {
    return xml.clone();
  }

  byte[] xml() {
    return xml;
  }
}
