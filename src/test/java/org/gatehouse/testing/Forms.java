package org.gatehouse.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** What a browser sends when one button of a form is pressed. */
public final class Forms {

  private Forms() {}

  /**
   * The fields of the form that the selector finds, as they stand, with the button.
   *
   * @param more by name; what they say counts instead
   */
  public static Map<String, String> pressed(
      Document page, String form, String button, Map<String, String> more) {
    if (!(page.selectFirst(form) instanceof FormElement found)) {
      throw new AssertionError("No form " + form + " in " + page.title());
    }
    var fields = new LinkedHashMap<String, String>();
    found.formData().forEach(field -> fields.putIfAbsent(field.key(), field.value()));
    // A browser sends the pressed button alone.
    found.select("input[type=submit], button").forEach(other -> fields.remove(other.attr("name")));
    fields.put(button, button);
    fields.putAll(more);
    return fields;
  }
}
