package org.gatehouse.sso.drafts;

import jakarta.json.JsonString;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.rest.JsonText;

/** Values by name as one text, the same text for the same values. */
public final class TermsText {

  private TermsText() {}

  static String write(Map<String, String> terms) {
    var object = JsonText.object();
    new TreeMap<>(terms).forEach(object::add);
    return object.build().toString();
  }

  static Map<String, String> read(String text) {
    Map<String, String> terms = new TreeMap<>();
    JsonText.read(text).forEach((name, value) -> terms.put(name, ((JsonString) value).getString()));
    return terms;
  }

  /** Tells values apart, 64 hexadecimal characters; another value is another fingerprint. */
  public static String fingerprint(Map<String, String> terms) {
    return Tokens.hash(write(terms));
  }
}
